using System.Diagnostics;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes the state changes of the money side.</summary>
internal static class ClearingWriter
{
    public static void Write(Utf8JsonWriter writer, StateChange change)
    {
        switch (change)
        {
            case StateChange.IncomeBooked income:
                writer.WriteString("kind", "income");
                writer.WriteNumber("account", income.Account);
                writer.WriteString("type", income.Type);
                writer.WriteString("symbol", income.Symbol);
                StateWriter.Exact(writer, "amount", income.Amount);
                writer.WriteNumber("at", income.At);
                writer.WriteNumber("tran", income.Tran);
                break;
            case StateChange.LedgerMoved ledger:
                writer.WriteString("kind", "ledger");
                StateWriter.Exact(writer, "seed", ledger.Seed);
                StateWriter.Exact(writer, "fundTraded", ledger.FundTraded);
                StateWriter.Exact(writer, "marketGave", ledger.MarketGave);
                StateWriter.Exact(writer, "carried", ledger.Carried);
                break;
            default:
                throw new UnreachableException($"state change {change.GetType().Name} has no form");
        }
    }
}
