namespace Bowline.Core;

/// <summary>
/// Somebody wants everything ended and closed, of a symbol or of the account. Part of the state, so that a restart goes on
/// with it until the venue itself says that it is flat.
/// </summary>
/// <param name="Request">The link id of the request (<c>FLAT-…</c>).</param>
/// <param name="Only">Null for the whole account.</param>
/// <param name="Seed">Ids of its closing orders are drawn from it.</param>
public sealed record Flattening(ExecutionId Request, Symbol? Only, Time Since, ulong Seed) : IStateful
{
    public bool Concerns(Symbol symbol) => Only is not { } own || own == symbol;

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("flattening");
        mixer.Add(Request.Text);
        mixer.Add(Only?.Name ?? "");
        mixer.Add(Since);
        mixer.Add(Seed);
    }
}
