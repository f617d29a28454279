using System.Collections.Concurrent;

namespace Bowline.Simulation;

/// <summary>One kill and what came of it.</summary>
internal sealed record CrashKill(TapeRecord Record, Aim Aim, CrashResult Result);

/// <summary>All kills of one story.</summary>
internal sealed record CrashColumn(CrashStory Story, CrashResult Undisturbed, IReadOnlyList<TapeRecord> Records, IReadOnlyList<CrashKill> Kills)
{
    /// <summary>Kills that were played.</summary>
    public int Played => Kills.Select(kill => CrashMatrix.Shared(kill.Aim, Records)).Distinct().Count();

    /// <summary>The kinds of record that the story writes, as they first come.</summary>
    public IEnumerable<string> Kinds => Records.Select(record => record.Kind).Distinct(StringComparer.Ordinal);

    /// <summary>What came of the kills at records of a kind.</summary>
    public CrashCell Cell(string kind, KillPoint point) => CrashCell.Of(
        [.. Kills.Where(kill => kill.Record.Kind == kind && kill.Aim.Point == point).Select(kill => kill.Result)], Undisturbed.Outcome);
}

/// <summary>
/// Kills a desk at records of each story. Before and after its flush a record is one with all others of the flush, so
/// such a kill is played once and counts for all of them.
/// </summary>
internal static class CrashMatrix
{
    /// <summary>How long a desk stays away: too short for the market to move, and long enough for all of the story.</summary>
    public static IReadOnlyList<int> Absences { get; } = [300, 30_000];

    /// <summary>Every record, at every point, for each absence.</summary>
    public static IEnumerable<(TapeRecord, Aim)> Everything(IReadOnlyList<TapeRecord> records) =>
        from record in records
        from point in Enum.GetValues<KillPoint>()
        from absence in Absences
        select (record, new Aim(record.Sequence, point, absence));

    /// <summary>The first record of each kind at every point, with one absence or the other.</summary>
    public static IEnumerable<(TapeRecord, Aim)> FirstOfEachKind(IReadOnlyList<TapeRecord> records)
    {
        var turn = 0;
        foreach (var record in records.DistinctBy(record => record.Kind, StringComparer.Ordinal))
        {
            foreach (var point in Enum.GetValues<KillPoint>())
                yield return (record, new Aim(record.Sequence, point, Absences[turn++ % Absences.Count]));
        }
    }

    public static IReadOnlyList<CrashColumn> Make(
        IReadOnlyList<CrashStory> stories, Func<IReadOnlyList<TapeRecord>, IEnumerable<(TapeRecord, Aim)>> choose)
    {
        var told = stories.AsParallel().AsOrdered().Select(story => (Story: story, Told: CrashRun.Undisturbed(story))).ToList();
        var runs = new ConcurrentDictionary<(string Story, Aim Aim), CrashResult>();
        var wanted = told.SelectMany(one => choose(one.Told.Records).Select(pair => (one.Story, Aim: Shared(pair.Item2, one.Told.Records))))
            .Distinct().ToList();
        Parallel.ForEach(
            wanted, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            run => runs[(run.Story.Name, run.Aim)] = CrashRun.Killed(run.Story, run.Aim));
        return
        [
            .. told.Select(one => new CrashColumn(
                one.Story, one.Told.Result, one.Told.Records,
                [.. choose(one.Told.Records).Select(pair => new CrashKill(
                    pair.Item1, pair.Item2, runs[(one.Story.Name, Shared(pair.Item2, one.Told.Records))]))])),
        ];
    }

    /// <summary>The one kill that stands for all those of its flush.</summary>
    public static Aim Shared(Aim aim, IReadOnlyList<TapeRecord> records)
    {
        if (aim.Point == KillPoint.During)
            return aim;
        var flush = records.First(record => record.Sequence == aim.Record).Flush;
        return aim with { Record = records.First(record => record.Flush == flush).Sequence };
    }
}
