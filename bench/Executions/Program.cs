// Measures what bench/executions reports. Each verb prints lines of a Markdown table on stdout.
//   quotes COUNT    one quote event against so many live executions of each kind that listens, and of one that does not
//   start COUNT     folding the start of so many executions, and what each keeps in memory
//   fills COUNT     from a fill's frame at the desk's loop to the bytes of the order that protects what is left
using Bowline.Bench;

return args switch
{
    ["quotes", var count] => QuoteRuns.Run(int.Parse(count)),
    ["start", var count] => StartRuns.Run(int.Parse(count)),
    ["fills", var count] => FillRuns.Run(int.Parse(count)),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("see the head of bench/Executions/Program.cs");
    return 2;
}
