using System.Text;

namespace Bowline.Cli;

/// <summary>The scripts' text. Words and flags are ours and hold nothing that a shell would expand.</summary>
internal static class CompletionScripts
{
    private static readonly string[] CommonSymbols = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT"];

    public static string Bash()
    {
        var text = new StringBuilder("# bowline completion for bash\n_bowline() {\n");
        text.Append("  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]} words\n");
        text.Append("  case $prev in\n");
        foreach (var flag in Valued())
            text.Append($"    --{flag.Name}) COMPREPLY=($(compgen -W '{string.Join(' ', flag.Choices)}' -- \"$cur\")); return ;;\n");
        text.Append("  esac\n");
        text.Append($"  if [ \"$COMP_CWORD\" -eq 1 ]; then words='{string.Join(' ', VerbTable.FirstWords())}'\n  else case $verb in\n");
        foreach (var first in VerbTable.FirstWords())
            text.Append($"    {first}) words='{string.Join(' ', After(first))}' ;;\n");
        text.Append("    *) words='' ;;\n  esac; fi\n");
        text.Append("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _bowline bowline ./bowline\n");
        return text.ToString();
    }

    public static string Fish()
    {
        var text = new StringBuilder("# bowline completion for fish\ncomplete -c bowline -f\n");
        foreach (var verb in VerbTable.Every.DistinctBy(v => First(v)))
            text.Append($"complete -c bowline -n __fish_use_subcommand -a {First(verb)} -d '{Plain(verb.Summary)}'\n");
        foreach (var first in VerbTable.FirstWords())
        {
            text.Append($"complete -c bowline -n '__fish_seen_subcommand_from {first}' -a '{string.Join(' ', After(first).Where(w => w[0] != '-'))}'\n");
            foreach (var flag in FlagsOf(first))
            {
                var takes = flag.Value is null ? "" : flag.Choices.Length == 0 ? " -r" : $" -x -a '{string.Join(' ', flag.Choices)}'";
                text.Append($"complete -c bowline -n '__fish_seen_subcommand_from {first}' -l {flag.Name}{takes} -d '{Plain(flag.Help)}'\n");
            }
        }

        return text.ToString();
    }

    public static string PowerShell()
    {
        var text = new StringBuilder("# bowline completion for PowerShell\n");
        text.Append("Register-ArgumentCompleter -Native -CommandName bowline, bowline.cmd -ScriptBlock {\n");
        text.Append("  param($wordToComplete, $commandAst, $cursorPosition)\n");
        text.Append($"  $verbs = @({Quoted(VerbTable.FirstWords())})\n  $after = @{{\n");
        foreach (var first in VerbTable.FirstWords())
            text.Append($"    '{first}' = @({Quoted(After(first))})\n");
        text.Append("  }\n  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })\n");
        text.Append("  $offer = if ($typed.Count -lt 2 -or ($typed.Count -eq 2 -and $wordToComplete -ne '')) { $verbs } else { $after[$typed[1]] }\n");
        text.Append("  $offer | Where-Object { $_ -like \"$wordToComplete*\" } | ForEach-Object {\n");
        text.Append("    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)\n  }\n}\n");
        return text.ToString();
    }

    private static IEnumerable<FlagSpec> Valued() =>
        VerbTable.Every.SelectMany(v => v.Flags).Concat(Flags.Everywhere).Where(f => f.Value is not null).DistinctBy(f => f.Name);

    private static IEnumerable<string> After(string first)
    {
        var verbs = VerbTable.Every.Where(v => First(v) == first).ToArray();
        var seconds = verbs.Where(v => v.Name.Contains(' ', StringComparison.Ordinal)).Select(v => v.Name[(first.Length + 1)..]);
        var choices = verbs.SelectMany(v => v.Words).SelectMany(w => w.Name == "SYMBOL" ? CommonSymbols : w.Choices);
        return seconds.Concat(choices).Concat(FlagsOf(first).Select(f => "--" + f.Name)).Distinct();
    }

    private static IEnumerable<FlagSpec> FlagsOf(string first) =>
        VerbTable.Every.Where(v => First(v) == first).SelectMany(v => v.Flags).Concat(Flags.Everywhere).DistinctBy(f => f.Name);

    private static string First(VerbSpec verb) => verb.Name.Split(' ')[0];

    private static string Plain(string help) => help.Replace("'", "", StringComparison.Ordinal);

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"'{w}'"));
}
