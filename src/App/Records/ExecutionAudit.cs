using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>The life of executions as audit entries, by the words of their kind.</summary>
internal sealed class ExecutionAudit(AuditMemory memory, AuditEntries entries)
{
    public void Started(Event.ExecutionStarted e)
    {
        var single = e.Spec as SingleSpec;
        var order = AuditOrder.None with { LinkId = e.Execution.Text };
        var running = new RunningAudit(e, single is null ? order : order with { Asked = single.Asked });
        memory.Start(running, single?.ClientId);
        if (entries.AreWanted && running.Words.Family.Length > 0 && e.Spec is AlgorithmSpec spec)
            Tell(e.At, $"{running.Words.Family}_start", Start(running, spec));
    }

    /// <summary>An order has come to the venue; false when it is to be told as any order is.</summary>
    public bool Placed(Time at, ClientOrderId id, AuditOrder order)
    {
        if (memory.Running(order.LinkId) is not { Spec: AlgorithmSpec spec } running || Ownership.LegOf(id) is not { } leg)
            return false;
        var words = running.Words;
        if (words.Pair.Any(pair => pair.Role == leg.Role)) return running.IsFirst(leg, order) && Paired(at, running, spec);
        if (words.ActionOf(leg.Role) is not { } action || !running.IsFirst(leg, order)) return false;
        if (words.Family.Length == 0) entries.Add(new AuditEntry.OrderAction(at, AuditLevel.Info, action, order, "ok", null, ""));
        else Tell(at, action, Slice(running, spec, leg, order));
        return true;
    }

    public void Finished(Event.ExecutionFinished e)
    {
        if (entries.AreWanted) TellEnd(e);
        memory.Forget(e.Execution);
    }

    private void TellEnd(Event.ExecutionFinished e)
    {
        if (memory.Running(e.Execution.Text) is { } running)
        {
            if (!running.Words.Pair.IsEmpty && !running.PairIsTold && running.Spec is AlgorithmSpec pair)
                entries.Add(PairLine(e.At, running, pair, e.Outcome));
            var family = running.Words.Family;
            Tell(e.At, family.Length == 0 ? "execution_finished" : $"{family}_complete", End(running, e), LevelOf(e.Outcome));
        }
        else
        {
            Tell(e.At, "execution_finished", [new("linkId", e.Execution.Text), .. Result(e.Outcome)], LevelOf(e.Outcome));
        }
    }

    private static AuditLevel LevelOf(Outcome outcome) => outcome is Outcome.Failed ? AuditLevel.Error : AuditLevel.Info;

    // Told once, when the last leg of the pair rests; until then the legs wait to be told together.
    private bool Paired(Time at, RunningAudit running, AlgorithmSpec spec)
    {
        if (running.Words.Pair.Any(pair => running.LegsOf(pair.Role) == 0)) return true;
        running.PairIsTold = true;
        entries.Add(PairLine(at, running, spec, null));
        return true;
    }

    private static AuditEntry.Told PairLine(Time at, RunningAudit running, AlgorithmSpec spec, Outcome? failed)
    {
        var text = spec.Text;
        return new(at, failed is null ? AuditLevel.Info : AuditLevel.Error, running.Words.PairAction,
        [
            .. About(spec), new("qty", spec.Quantity.ToString()),
            .. running.Words.PairParameters.Select(name => new AuditField(ExecutionWords.Field(name), text[name] ?? "")),
            .. failed is null ? [new("result", "ok")] : Result(failed).Where(field => field.Name != "executedQty"),
            new("linkId", running.Id.Text),
            .. running.Words.Pair.Select(pair => new AuditField(pair.Field, running.FirstOf(pair.Role).OrderId)),
        ]);
    }

    private static ImmutableArray<AuditField> Start(RunningAudit running, AlgorithmSpec spec) =>
    [
        .. About(spec), new("totalQty", spec.Quantity.ToString()), .. Slices(running),
        .. spec.Text.Fields.Where(field => field.Name is not ("side" or "quantity" or "slices"))
            .Select(field => new AuditField(ExecutionWords.Field(field.Name), field.Value)),
        new("linkId", running.Id.Text),
    ];

    private static ImmutableArray<AuditField> Slice(RunningAudit running, AlgorithmSpec spec, LegKey leg, AuditOrder order) =>
    [
        .. About(spec), new("qty", order["quantity"]), new("orderId", order.OrderId), new("linkId", order.LinkId),
        new("clientOrderId", order.ClientOrderId), new("sliceIndex", $"{leg.Number}"),
        .. Slices(running), new("result", "ok"),
    ];

    private static ImmutableArray<AuditField> End(RunningAudit running, Event.ExecutionFinished e)
    {
        var spec = running.Spec as AlgorithmSpec;
        var cost = running.Cost;
        var result = Result(e.Outcome);
        var fields = new List<AuditField>();
        if (spec is not null) fields.AddRange([.. About(spec), new("totalQty", spec.Quantity.ToString())]);
        fields.AddRange(result.Where(field => field.Name == "executedQty"));
        fields.AddRange(Slices(running));
        fields.Add(new("linkId", running.Id.Text));
        fields.AddRange(result.Where(field => field.Name != "executedQty"));
        Some(fields, "avgPrice", Words.Average(cost.AveragePrice));
        Some(fields, "arrivalPrice", cost.Slippage is null ? null : cost.Arrival.ToString());
        Some(fields, "slippageBps", cost.Slippage is { } bps ? Words.Bps(bps) : null);
        foreach (var fee in cost.Fees)
            fields.AddRange([new("fee", DecimalText.Plain(fee.Amount)), new("feeAsset", fee.Asset)]);
        Some(fields, "realizedPnl", cost.Fees.IsEmpty ? null : cost.RealizedProfit.ToString());
        fields.Add(new("durationMs", $"{e.At.Milliseconds - running.StartedAt.Milliseconds}"));
        return [.. fields];
    }

    private static ImmutableArray<AuditField> Result(Outcome outcome) => outcome switch
    {
        Outcome.Completed c => [new("executedQty", c.Filled.ToString()), new("result", "ok")],
        Outcome.Stopped s =>
            [new("executedQty", s.Filled.ToString()), new("result", "stopped"), new("left", s.Left.ToString()), new("why", s.Why)],
        Outcome.Failed f =>
        [
            new("executedQty", f.Filled.ToString()), new("result", "failed"), new("left", f.Left.ToString()), new("code", f.Code),
            new("why", f.Why),
        ],
        _ => throw new System.Diagnostics.UnreachableException(outcome.GetType().Name),
    };

    private static ImmutableArray<AuditField> About(AlgorithmSpec spec) =>
        [new("symbol", spec.Symbol.Name), new("side", Words.Side(spec.Side))];

    private static IEnumerable<AuditField> Slices(RunningAudit running) =>
        running.Slices is { } slices ? [new("slices", $"{slices}")] : [];

    private static void Some(List<AuditField> fields, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) fields.Add(new(name, value));
    }

    private void Tell(Time at, string action, ImmutableArray<AuditField> fields, AuditLevel level = AuditLevel.Info) =>
        entries.Add(new AuditEntry.Told(at, level, action, fields));
}
