namespace Bowline.Cards.Tests;

/// <summary>How long anything is waited for before a card fails. Never how long something takes.</summary>
internal static class Patience
{
    public static readonly TimeSpan Start = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Event = TimeSpan.FromSeconds(60);
}
