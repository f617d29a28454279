using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>
/// Notices that executions hold more of a position than there is, lets it stand a while, has the venue asked, and only
/// then takes it from them. A shortage between a position's news and its fill's is gone long before that.
/// </summary>
internal sealed class ShortageWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SortedDictionary<PositionKey, Standing> _standing = [];
    private Shelf<PositionKey, Position>? _positions;
    private Holdings? _holdings;

    /// <summary>When a shortage has stood long enough to ask; null when none waits for that.</summary>
    public Time? Due
    {
        get
        {
            Time? due = null;
            foreach (var standing in _standing.Values)
            {
                if (!standing.Asked && (due is null || standing.Since + Patience < due))
                    due = standing.Since + Patience;
            }

            return due;
        }
    }

    /// <summary>Looks at how things stand after a turn: true when the venue should be compared with now.</summary>
    public bool Look(Ledger ledger, Time now)
    {
        Note(ledger, now);
        if (Due is not { } due || due > now)
            return false;
        foreach (var (key, standing) in _standing.ToImmutableArray())
        {
            if (standing.Since + Patience <= now)
                _standing[key] = standing with { Asked = true };
        }

        return true;
    }

    /// <summary>What executions lose now that a comparison is done, which began to ask at <paramref name="from"/>.</summary>
    public ImmutableArray<Event> Confirmed(Ledger ledger, Time from, Time now)
    {
        Note(ledger, now);
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var (key, standing) in _standing.ToImmutableArray())
        {
            if (standing.Since + Patience > now)
                continue;
            // What cannot be read says nothing about it: it waits for a regular comparison that can.
            if (UnreadRows.HidePosition(ledger, key.Symbol))
                continue;
            // What was asked before the shortage says nothing either.
            var reductions = from < standing.Since + Patience ? [] : Shortage.Reductions(ledger, key, now);
            if (reductions.IsEmpty)
                _standing[key] = new(standing.By, now, Asked: false);
            events.AddRange(reductions);
        }

        return events.ToImmutable();
    }

    private void Note(Ledger ledger, Time now)
    {
        if (ReferenceEquals(_positions, ledger.Positions) && ReferenceEquals(_holdings, ledger.Holdings))
            return;
        (_positions, _holdings) = (ledger.Positions, ledger.Holdings);
        foreach (var key in _standing.Keys.Concat(ledger.Holdings.Positions).Distinct().ToImmutableArray())
        {
            var by = Shortage.Of(ledger.SharesOf(key.Symbol, key.Side));
            if (by.IsZero)
                _standing.Remove(key);
            else if (!_standing.TryGetValue(key, out var standing) || standing.By != by)
                _standing[key] = new(by, now, Asked: false);
        }
    }

    /// <param name="By">How much is short, base asset.</param>
    /// <param name="Since">Since when it is just so much.</param>
    private readonly record struct Standing(Quantity By, Time Since, bool Asked);
}
