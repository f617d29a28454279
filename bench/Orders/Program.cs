// Measures what bench/run reports. Each verb prints lines of a Markdown table on stdout.
//   cold RUNS NAME -- COMMAND...      a command from start to exit: ms and peak memory
//   orders REST KEY SECRET COUNT      sequential market orders: bare client, desk without the flush, desk with it
//   memory REST KEY SECRET COUNT      resident memory over so many orders
//   start RUNS PROGRAM HOME           a desk from start to ready, and its memory at rest
using Bowline.Bench;

return args switch
{
    ["cold", var runs, var name, "--", var program, .. var rest] => ColdRuns.Run(int.Parse(runs), name, program, rest),
    ["orders", var rest, var key, var secret, var count] => await OrderRuns.Run(new Uri(rest), key, secret, int.Parse(count)),
    ["memory", var rest, var key, var secret, var count] => await OrderRuns.Memory(new Uri(rest), key, secret, int.Parse(count)),
    ["start", var runs, var program, var home] => await DeskStarts.Run(int.Parse(runs), program, home),
    _ => Figures.Misuse(),
};
