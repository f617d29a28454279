using System.Diagnostics;
using Bowline.App;

namespace Bowline.Daemon;

/// <summary>Says why an exchange did not open, and what to do about it.</summary>
internal static class ExchangeRefusals
{
    private const int CheckSaysNo = 1;
    private const int Refused = 3;
    private const int NoExchange = 6;

    public static string Text(ServerOpened outcome) => outcome switch
    {
        ServerOpened.FolderHeld held =>
            $"another exchange holds {held.Folder}. End that one, or type another folder with --state",
        ServerOpened.FolderUnusable unusable =>
            $"{unusable.Folder} cannot be used: {unusable.Why}. Type another folder with --state",
        ServerOpened.FolderDamaged damaged =>
            $"{damaged.File} is damaged at byte {damaged.Offset}: {damaged.Why}. Nothing was changed. "
            + "Bring back a copy of the folder, or start with an empty one",
        ServerOpened.MarketDiffers differs =>
            $"this folder's market is {differs.Remembered}, and orders or positions are open in it; {differs.Asked} was asked for. "
            + "Close them first, or start with an empty folder",
        ServerOpened.MarketUnusable unusable => $"market {unusable.Market} cannot be had: {unusable.Why}",
        ServerOpened.UnknownSymbols unknown =>
            $"--symbols: {string.Join(", ", unknown.Symbols)} not known; there are {string.Join(", ", unknown.Known)}",
        _ => throw new UnreachableException(),
    };

    public static int Code(ServerOpened outcome) => outcome switch
    {
        ServerOpened.FolderDamaged => CheckSaysNo,
        ServerOpened.FolderHeld or ServerOpened.FolderUnusable or ServerOpened.MarketUnusable => NoExchange,
        _ => Refused,
    };
}
