using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>
/// Flows like those of the public engine survey (its methodology, not its numbers): new orders passive on their own
/// side of a wandering middle price, buys along the first half of its path, sells along the second, in shuffled order;
/// most are cancelled at once, some modified before, some cancelled twice.
/// </summary>
internal sealed class FlowGenerator(Scenario scenario, ulong seed)
{
    private const double StartTicks = 33_504;
    private const double TailExponent = 2.23;
    private const double TailShare = 0.11;
    private const double HumpTicks = 8;
    private const double MostTicks = 5_000;

    // The expected greatest distance of a Brownian path from its start, in standard deviations of its end.
    private const double Excursion = 1.2533;

    private readonly Prng chance = new(seed);
    private readonly List<Message> messages = [];

    public IReadOnlyList<Message> Run(int newOrders)
    {
        var path = Path(newOrders);
        foreach (var id in Shuffled(newOrders))
            Live(id, id < newOrders / 2 ? Side.Buy : Side.Sell, path[id]);
        return messages;
    }

    private double[] Path(int steps)
    {
        var path = new double[steps];
        var logStep = Math.Log(1 + scenario.Swing) / Excursion / Math.Sqrt(Math.Max(1, steps));
        var log = Math.Log(StartTicks);
        for (var i = 0; i < steps; i++)
        {
            path[i] = Math.Exp(log);
            log += Normal() * logStep;
        }
        return path;
    }

    private int[] Shuffled(int count)
    {
        var ids = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)chance.Below(i + 1);
            (ids[i], ids[j]) = (ids[j], ids[i]);
        }
        return ids;
    }

    // One order's life. Orders come milliseconds apart and live 0.4: its cancel precedes the next order.
    private void Live(int id, Side side, double middle)
    {
        var away = Distance();
        var ticks = Math.Max(1, (long)(Math.Round(middle) + (side == Side.Buy ? -away : away)));
        var quantity = (uint)chance.Below(100) + 1;
        var ioc = Happens(15);
        Add(MessageType.New, side, ioc, quantity, id, ticks);
        if (ioc)
            return;
        var modified = Happens(20);
        if (modified)
        {
            var closer = Happens(80) ? 1 : 0;
            Add(MessageType.Modify, side, false, quantity + 1, id, Math.Max(1, ticks + (side == Side.Buy ? closer : -closer)));
        }
        if (!Happens(95))
            return;
        Add(MessageType.Cancel, side, false, quantity, id, ticks);
        if (Happens(2))
            Add(MessageType.Cancel, side, false, quantity, id, ticks);
        if (modified && Happens(2))
            Add(MessageType.Modify, side, false, quantity + 2, id, ticks);
    }

    private void Add(MessageType type, Side side, bool ioc, uint quantity, int id, long ticks) =>
        messages.Add(new Message(type, side, ioc, quantity, (ulong)messages.Count, id, ticks));

    private bool Happens(int percent) => chance.Below(100) < percent;

    private double Distance()
    {
        var away = Uniform() < TailShare ? Tail() : HumpTicks + 1 + Normal();
        return Math.Clamp(Math.Round(away), 1, MostTicks);
    }

    // Discrete power law by rejection (Devroye, Non-Uniform Random Variate Generation, X.6.1).
    private double Tail()
    {
        var b = Math.Pow(2, TailExponent - 1);
        while (true)
        {
            var x = Math.Floor(Math.Pow(Uniform(), -1 / (TailExponent - 1)));
            var t = Math.Pow(1 + 1 / x, TailExponent - 1);
            if (Uniform() * x * (t - 1) / (b - 1) <= t / b)
                return x;
        }
    }

    // Box and Muller.
    private double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    // Above 0, at most 1.
    private double Uniform() => (chance.Below(1L << 52) + 1) / (double)(1L << 52);
}
