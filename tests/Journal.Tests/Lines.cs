using System.Security.Cryptography;
using System.Text;

namespace Bowline.Journal.Tests;

/// <summary>Lines made by hand from the format's description, whatever their content.</summary>
internal static class Lines
{
    public static byte[] Chain(params (string Kind, string Data)[] lines)
    {
        var text = new StringBuilder();
        var previous = new string('0', 64);
        for (var i = 0; i < lines.Length; i++)
        {
            var covered = $"{{\"seq\":{i + 1},\"at\":{i},\"kind\":\"{lines[i].Kind}\",\"data\":{lines[i].Data}";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + covered)));
            text.Append(covered).Append(",\"hash\":\"").Append(previous).Append("\"}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
