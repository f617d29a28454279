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
            case StateChange.FundingSettled funding:
                writer.WriteString("kind", "funding");
                writer.WriteString("symbol", funding.Symbol);
                writer.WriteNumber("at", funding.At);
                StateWriter.Exact(writer, "rate", funding.Rate);
                StateWriter.Exact(writer, "mark", funding.Mark);
                writer.WriteBoolean("special", funding.Special);
                break;
            case StateChange.MarginMoved margin:
                writer.WriteString("kind", "margin");
                writer.WriteNumber("account", margin.Account);
                writer.WriteString("symbol", margin.Symbol);
                writer.WriteString("positionSide", margin.PositionSide);
                writer.WriteNumber("type", margin.Type);
                StateWriter.Exact(writer, "amount", margin.Amount);
                writer.WriteNumber("at", margin.At);
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
