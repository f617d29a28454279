using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Contract;

/// <summary>The JSON of the API: camelCase, nothing for null, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlaceRequest))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(SteerRequest))]
[JsonSerializable(typeof(ExecutionAnswer))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(AmendRequest))]
[JsonSerializable(typeof(FlattenRequest))]
[JsonSerializable(typeof(SettingRequest))]
[JsonSerializable(typeof(RefusalReport))]
[JsonSerializable(typeof(ArmRequest))]
[JsonSerializable(typeof(PlacedOrder))]
[JsonSerializable(typeof(OrdersTouched))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(PlainAnswer))]
[JsonSerializable(typeof(IReadOnlyList<OrderRow>))]
[JsonSerializable(typeof(IReadOnlyList<TradeRow>))]
[JsonSerializable(typeof(IReadOnlyList<PositionRow>))]
[JsonSerializable(typeof(IReadOnlyList<BalanceRow>))]
[JsonSerializable(typeof(IReadOnlyList<ExecutionRow>))]
[JsonSerializable(typeof(IReadOnlyList<AlarmRow>))]
[JsonSerializable(typeof(IReadOnlyList<PriceRow>))]
[JsonSerializable(typeof(IReadOnlyList<SymbolRow>))]
[JsonSerializable(typeof(IReadOnlyList<DoctorCheck>))]
[JsonSerializable(typeof(ExecutionRow))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(BookView))]
[JsonSerializable(typeof(StatusView))]
public sealed partial class ContractJson : JsonSerializerContext;
