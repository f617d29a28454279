// Measures what bench/journal reports. Each verb prints lines of a Markdown table on stdout.
//   write RECORDS GROUP   durable writing, so many records a flush
//   recover RECORDS       reading back a desk's journal of so many records: verified, decoded, folded, compared
using Bowline.Bench;

return args switch
{
    ["write", var records, var group] => WriteRuns.Run(int.Parse(records), int.Parse(group)),
    ["recover", var records] => RecoverRuns.Run(int.Parse(records)),
    _ => Misuse(),
};

static int Misuse()
{
    Console.Error.WriteLine("see the head of bench/Journal/Program.cs");
    return 2;
}
