namespace Bowline.Core;

/// <summary>A symbol's settings at the venue; null is not known yet.</summary>
public sealed record SymbolSettings(Symbol Symbol, int? Leverage, MarginType? MarginType) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("settings");
        mixer.Add(Symbol.Name);
        mixer.Add(Leverage ?? 0L);
        mixer.Add(MarginType is { } type ? 1 + (long)type : 0L);
    }
}

/// <summary>A setting the user asked for and the venue has not answered.</summary>
public sealed record PendingSetting(long Request, AccountSetting Setting, Time At) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("pending setting");
        mixer.Add(Request);
        mixer.Add(At);
        switch (Setting)
        {
            case AccountSetting.Leverage leverage:
                mixer.Add(leverage.Symbol.Name);
                mixer.Add((long)leverage.Multiple);
                break;
            case AccountSetting.Margin margin:
                mixer.Add(margin.Symbol.Name);
                mixer.Add(1000 + (long)margin.Type);
                break;
            case AccountSetting.Mode mode:
                mixer.Add(2000 + (long)mode.Position);
                break;
        }
    }
}
