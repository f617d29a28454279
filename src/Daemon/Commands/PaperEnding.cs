using System.Security.Cryptography;
using Bowline.App;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// Ends what is open on a paper account that is about to be put aside. The desk does it on its own path, so that its
/// journal tells how each order and position ended and no later start looks for them at an exchange that never had them.
/// </summary>
internal static class PaperEnding
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Null when nothing is open any more, else why something may be.</summary>
    public static async Task<string?> EndWhatIsOpen(DeskOptions options, TimeProvider clock)
    {
        if (!Directory.Exists(options.Profile.Exchange))
            return null;
        // Its own exchange is what is to be ended, whatever other one the settings name.
        if (DeskComposition.Start(options with { Venue = null }, clock, static _ => { }) is not DeskStart.Running { Desk: var desk })
            return "the desk does not start on it";
        using (desk)
        {
            var began = clock.GetTimestamp();
            while (desk.Api.Status().Health == "starting" && clock.GetElapsedTime(began) < Patience)
                await Task.Delay(Step, clock);
            var linkId = "ORD-" + RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 8);
            var answer = await desk.Api.Flatten(new FlattenRequest { LinkId = linkId, All = true }, CancellationToken.None);
            desk.RequestStop("paper reset");
            await desk.Stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return answer.IsSuccess ? null : answer.ErrorMessage;
        }
    }
}
