using System.Net;

namespace Bowline.Cards.Tests;

/// <summary>Where cards are played.</summary>
internal interface IVenue : IAsyncDisposable
{
    Uri Rest { get; }

    /// <summary>Where the streams are.</summary>
    Uri Streams { get; }

    /// <summary>Where the request socket is.</summary>
    Uri Requests { get; }

    /// <summary>The address a card's connections come from, so that limits by address are its own; null leaves it open.</summary>
    IPAddress? From(Card card);

    /// <summary>The key and secret of an account of a card.</summary>
    (string Key, string Secret) Account(Card card, string name);
}
