using Bowline.Paper;

namespace Bowline.App;

/// <summary>Opens a paper exchange from its folder and its options.</summary>
public static class ExchangeOpening
{
    /// <summary>Nothing is started and nothing held unless the answer is <see cref="ServerOpened.Ready"/>.</summary>
    public static ServerOpened Open(ExchangeServerOptions options, TimeProvider clock)
    {
        if (options.Folder is not { } folder) return OpenOn(options, null, clock);
        return StateFolder.Take(folder) switch
        {
            FolderTaken.Ours ours => OpenOn(options, ours.Folder, clock),
            FolderTaken.Unusable unusable => new ServerOpened.FolderUnusable(folder, unusable.Why),
            _ => new ServerOpened.FolderHeld(folder),
        };
    }

    /// <summary>The same on any disk; null keeps nothing. Gives the disk free unless it is ready.</summary>
    public static ServerOpened OpenOn(ExchangeServerOptions options, IStateDisk? disk, TimeProvider clock)
    {
        var outcome = ReadAndBuild(options, disk, clock);
        if (outcome is not ServerOpened.Ready) disk?.Dispose();
        return outcome;
    }

    private static ServerOpened ReadAndBuild(ExchangeServerOptions options, IStateDisk? disk, TimeProvider clock)
    {
        if (disk is null) return new ExchangeAssembly(options, null, RememberedState.Nothing, clock).Build();
        var folder = options.Folder ?? "";
        switch (ExchangeStore.Open(disk))
        {
            case StoreOpened.Damaged damaged:
                return new ServerOpened.FolderDamaged(damaged.File, damaged.Offset, damaged.Why);
            case StoreOpened.Ready ready:
                var (state, unreadable) = RememberedState.From(ready);
                if (unreadable is not null) return new ServerOpened.FolderDamaged(folder, 0, unreadable);
                return new ExchangeAssembly(options, ready, state, clock).Build();
            case StoreOpened.Unusable unusable:
                return new ServerOpened.FolderUnusable(folder, unusable.Why);
            case var other:
                throw new System.Diagnostics.UnreachableException(other.ToString());
        }
    }
}
