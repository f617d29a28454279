namespace Bowline.Cards.Tests;

/// <summary>One card of docs/acceptance.md.</summary>
/// <param name="Id">For example <c>ORD-001</c>.</param>
/// <param name="Title">What it says, in words.</param>
/// <param name="AnyVenue">It holds at the venue's own testnet too.</param>
/// <param name="Alone">It uses something up that others need: it gets an exchange of its own.</param>
/// <param name="Contract">The sections its expectations come from.</param>
/// <param name="Steps">In order.</param>
internal sealed record Card(
    string Id, string Title, bool AnyVenue, bool Alone, string Contract, IReadOnlyList<CardStep> Steps)
{
    /// <summary>The names of its accounts with their balances in USDT, in order of appearance.</summary>
    public IReadOnlyList<(string Name, decimal Usdt)> Accounts { get; init; } = [];
}

/// <summary>One line of a card.</summary>
/// <param name="Line">In the document.</param>
/// <param name="Verb">Its first word.</param>
/// <param name="Rest">What follows it.</param>
internal sealed record CardStep(int Line, string Verb, string Rest);
