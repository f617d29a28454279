namespace Bowline.Cards.Tests;

/// <summary>Where cards are played one after another. An exchange that a card left in disorder is replaced.</summary>
public sealed class CardTable : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private IVenue? venue;

    internal async Task Play(Card card)
    {
        await turn.WaitAsync();
        try
        {
            if (card.Alone && !TestnetVenue.IsWanted) await PlayAlone(card);
            else await PlayShared(card);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (venue is not null) await venue.DisposeAsync();
        turn.Dispose();
    }

    private static async Task PlayAlone(Card card)
    {
        await using var own = await PaperVenue.Start([card], alone: true);
        await using var run = new CardRun(own, card);
        await run.Play();
    }

    private async Task PlayShared(Card card)
    {
        venue ??= TestnetVenue.IsWanted
            ? new TestnetVenue() : await PaperVenue.Start([.. CardDocument.All.Where(one => !one.Alone)], alone: false);
        await using var run = new CardRun(venue, card);
        try
        {
            await run.Play();
            if (!TestnetVenue.IsWanted) await run.CleanUp();
        }
        catch
        {
            await venue.DisposeAsync();
            venue = null;
            throw;
        }
    }
}
