using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Draws what became of an execution.</summary>
internal static class Executed
{
    /// <summary>The execution as it stands, with its exit code: 0 while it runs or has done what it was for, else who said no.</summary>
    public static ExecutionAnswer From(Execution execution, LoopView view)
    {
        var answer = new ExecutionAnswer
        {
            LinkId = execution.Id.Text,
            Execution = ExecutionRows.Of(execution, view.Ledger, view.Now),
        };
        if (execution is SingleOrder && answer.Orders.Count > 0)
            answer = answer with { OrderId = answer.Orders[0].OrderId };
        return execution.Outcome is Outcome.Failed failed ? Failed(answer, failed, execution, view) : answer;
    }

    /// <summary>What would be started: checked and not sent.</summary>
    public static ExecutionAnswer Shown(ExecutionTicketAnswer.Resolved resolved, LoopView view) => new()
    {
        WhatIf = true,
        Execution = ExecutionRows.Of(resolved.Spec.Begin(new ExecutionId(""), view.Now, 0), view.Ledger, view.Now) with { Status = "checked" },
    };

    private static ExecutionAnswer Failed(ExecutionAnswer answer, Outcome.Failed failed, Execution execution, LoopView view)
    {
        var byVenue = failed.Code.StartsWith("venue", StringComparison.Ordinal);
        var order = view.Ledger.OrdersOf(execution.Id).LastOrDefault(o => o.Status is OrderStatus.Rejected);
        return answer with
        {
            IsSuccess = false,
            ExitCode = byVenue ? ExitCode.ExchangeRefused : ExitCode.Refused,
            Code = byVenue ? "venue-refused" : failed.Code,
            Rule = failed.Why,
            ErrorMessage = byVenue ? $"{failed.Why} [{failed.Code["venue".Length..]}]" : failed.Why,
            RawResponse = order is null ? null : Placed.Json(view.Replies.To(order.Id)),
        };
    }
}
