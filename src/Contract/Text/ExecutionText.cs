namespace Bowline.Contract;

/// <summary>One execution for a terminal: the answer to its start, to its steering, and where it stands when asked later.</summary>
public static class ExecutionText
{
    public static Transcript Of(ExecutionAnswer answer)
    {
        var to = new Transcript();
        AnswerText.Notes(answer, to);
        if (answer.Execution is not { } execution)
            return AnswerText.Failure(answer, to);
        if (answer.WhatIf)
            return to.Say($"OK (only checked, not sent): {ExecutionStory.Asked(execution)}");
        foreach (var line in ExecutionStory.Lines(execution))
            to.Say(line);
        if (!answer.IsSuccess)
            return AnswerText.Failure(answer, to);
        foreach (var line in ExecutionStory.End(execution))
            to.Say(line);
        return to;
    }

    /// <summary>What a pause, a resume, an end or a finish came to.</summary>
    public static Transcript Steered(ExecutionAnswer answer, Steering steering)
    {
        var to = new Transcript();
        AnswerText.Notes(answer, to);
        if (!answer.IsSuccess || answer.Execution is not { } execution)
            return AnswerText.Failure(answer, to);
        if (answer.WhatIf)
            return to.Say($"OK (only checked, not done): {steering.ToString().ToLowerInvariant()} {execution.LinkId}, {execution.Kind}, {Done(execution)}");
        var how = execution.Outcome is null ? execution.Status : execution.Outcome;
        return to.Say($"OK: {execution.LinkId} {execution.Kind} {execution.Symbol}: {how} ({Done(execution)})");
    }

    /// <summary>One execution that was asked for by its link id.</summary>
    public static Transcript Of(ExecutionRow execution)
    {
        var to = new Transcript();
        foreach (var order in execution.Orders)
        {
            var leg = order.Leg is null or "order" ? "" : $" ({order.Leg}, {order.Status})";
            var line = $"{ExecutionStory.Described(order)}, orderId={order.OrderId ?? "(not known yet)"}{leg}";
            if (IsRefused(order))
                to.Aside($"{order.Status}: {line}{(order.Reason is null ? "" : ": " + order.Reason)}");
            else
                to.Say($"OK: {line}");
            if (order.AvgPrice is not null)
                to.Say($"Average price: {order.AvgPrice}");
        }

        foreach (var (name, value) in execution.Details ?? new Dictionary<string, string>())
            to.Say($"{name}: {value}");
        return to.Say($"{execution.LinkId}: {execution.Outcome ?? execution.Status}, {Done(execution)}");
    }

    /// <summary>What a follower has not been told yet, and how it ended if it has.</summary>
    /// <param name="after">So many lines of the story it has.</param>
    public static Transcript Since(ExecutionRow execution, int after)
    {
        var to = new Transcript();
        foreach (var line in ExecutionStory.Lines(execution).Skip(after))
            to.Say(line);
        foreach (var line in ExecutionStory.End(execution))
            to.Say(line);
        return to;
    }

    /// <summary>Done, unless it failed, or its one order was refused or is of unknown outcome.</summary>
    public static ExitCode ExitCodeOf(ExecutionRow execution)
    {
        if (execution.Code is { } code)
            return code.StartsWith("venue", StringComparison.Ordinal) ? ExitCode.ExchangeRefused : ExitCode.Refused;
        // Of several orders one that was refused has been made good, or it would have failed.
        if (execution.Orders.Count != 1)
            return ExitCode.Done;
        if (execution.Orders.Any(o => o.Status == "REJECTED"))
            return ExitCode.ExchangeRefused;
        if (execution.Orders.Any(o => o.Status == "DENIED"))
            return ExitCode.Refused;
        return execution.Orders.Any(o => o.OrderId is null) ? ExitCode.Unknown : ExitCode.Done;
    }

    private static string Done(ExecutionRow execution) => $"{execution.Filled} of {execution.Quantity} filled";

    private static bool IsRefused(OrderRow order) => order.Status is "REJECTED" or "DENIED";
}
