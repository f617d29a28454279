using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>How the API writes and reads JSON: readable text, no unknown or doubled fields.</summary>
internal static class ApiJson
{
    public static readonly ContractJson Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
