using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Reads what <see cref="ClearingWriter"/> wrote. Unknown kinds give null.</summary>
internal static class ClearingReader
{
    public static StateChange? Read(JsonElement json) => StateReader.Text(json, "kind") switch
    {
        "income" => new StateChange.IncomeBooked(
            StateReader.Int(json, "account"), StateReader.Text(json, "type"), StateReader.Text(json, "symbol"),
            StateReader.Exact(json, "amount"), StateReader.Long(json, "at"), StateReader.Long(json, "tran")),
        "funding" => new StateChange.FundingSettled(
            StateReader.Text(json, "symbol"), StateReader.Long(json, "at"), StateReader.Exact(json, "rate"),
            StateReader.Exact(json, "mark"), json.GetProperty("special").GetBoolean()),
        "margin" => new StateChange.MarginMoved(
            StateReader.Int(json, "account"), StateReader.Text(json, "symbol"),
            StateReader.Text(json, "positionSide"), StateReader.Int(json, "type"),
            StateReader.Exact(json, "amount"), StateReader.Long(json, "at")),
        "ledger" => new StateChange.LedgerMoved(
            StateReader.Exact(json, "seed"), StateReader.Exact(json, "fundTraded"),
            StateReader.Exact(json, "marketGave"), StateReader.Exact(json, "carried")),
        _ => null,
    };
}
