using System.Collections.Immutable;
using System.Globalization;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>What a ticket comes to: an execution that can start, or everything that speaks against it.</summary>
internal abstract record ExecutionTicketAnswer
{
    private ExecutionTicketAnswer() { }

    public sealed record Resolved(ExecutionSpec Spec, SpecContext Context, ImmutableArray<Rounding> Roundings) : ExecutionTicketAnswer;

    public sealed record Refused(ImmutableArray<Refusal> Refusals) : ExecutionTicketAnswer;
}

/// <summary>
/// Holds a ticket against the symbol's rules, the market and the account at one moment. A value that is refused for its
/// grid or its range goes on as its nearest, so that everything else that is wrong is told too.
/// </summary>
internal sealed class ExecutionResolver
{
    /// <summary>Prices that a quantity in quote asset is held against, the first that is there.</summary>
    private static readonly string[] Worths = ["entry-price", "limit-price", "price", "stop-price"];

    private readonly ExecutionTicket _ticket;
    private readonly SpecContext _context;
    private readonly Ledger _ledger;
    private readonly PositionMode _mode;
    private readonly ImmutableArray<Refusal>.Builder _refusals = ImmutableArray.CreateBuilder<Refusal>();
    private readonly Dictionary<string, string> _resolved = new(StringComparer.Ordinal);
    private readonly PriceSteps _prices;
    private readonly QuantitySteps _quantities;
    private readonly Side? _side;
    private readonly PositionSide _positionSide;
    private bool _isWhole = true;

    private ExecutionResolver(ExecutionTicket ticket, Ledger ledger, Time now)
    {
        var (symbol, market) = (ticket.Symbol, ledger.Market);
        (_ticket, _ledger) = (ticket, ledger);
        _mode = ledger.PositionMode ?? PositionMode.OneWay;
        _context = ContextOf(ticket, market);
        _refusals.AddRange(ticket.Problems);
        _positionSide = ticket.Word("position-side") switch
        {
            "LONG" => PositionSide.Long,
            "SHORT" => PositionSide.Short,
            _ => PositionSide.Both,
        };
        var shares = ledger.SharesOf(symbol, _positionSide);
        _side = ticket.Word("side") switch
        {
            "BUY" => Side.Buy,
            "SELL" => Side.Sell,
            _ when IsFromPosition("side") => shares.Position.IsShort ? Side.Buy : Side.Sell,
            _ => null,
        };
        if (IsFromPosition("side"))
            _resolved["side"] = Words.Side(_side!.Value);
        _prices = new PriceSteps(_context.Instrument, ticket.Round, _refusals);
        _quantities = new QuantitySteps(
            ticket.Verb, _context, TicketView.Of(ledger, _context.Instrument, _positionSide, now), shares,
            ticket.Word("reduce-only") == "true", _prices, _refusals);
    }

    /// <summary>
    /// The symbol's instrument must be known, and its quote and mark price unless <see cref="ExecutionTicket.ProtectsWithoutPrices"/>.
    /// </summary>
    public static ExecutionTicketAnswer Resolve(ExecutionTicket ticket, Ledger ledger, Time now) =>
        new ExecutionResolver(ticket, ledger, now).Resolve();

    // Where a price is missing, nothing counts from it; the trigger stands in its place.
    private static SpecContext ContextOf(ExecutionTicket ticket, MarketBoard market)
    {
        var near = ticket.Values.GetValueOrDefault("stop-price") is TypedValue.Price { Typed: TypedPrice.Absolute { Value: var trigger } } ? trigger : (Price?)null;
        return new SpecContext(
            market.Instrument(ticket.Symbol)!, market.Quote(ticket.Symbol)?.Mid ?? near!.Value, market.Mark(ticket.Symbol) ?? near!.Value);
    }

    private ExecutionTicketAnswer Resolve()
    {
        // What acts on no position of its own names none; what it starts is asked itself.
        if (_ticket.Verb.Parameters.Any(parameter => parameter.Kind == ParameterKind.PositionSide)
            && PositionRules.PositionSideProblem(_mode, _positionSide) is { } problem)
            _refusals.Add(problem);
        if (_context.Instrument.CheckStatus() is { } status)
            _refusals.Add(status);
        Prices();
        Quantities();
        // Without one of them there is nothing to hold the rest against.
        if (_isWhole && Read(Fields()) is { } spec && _refusals.Count == 0)
            return new ExecutionTicketAnswer.Resolved(spec, _context, _prices.Roundings);
        Ensure.That(_refusals.Count > 0);
        return new ExecutionTicketAnswer.Refused([.. _refusals.DistinctBy(refusal => (refusal.Code, refusal.Value))]);
    }

    /// <summary>Every parameter as canonical text, in the order of the table.</summary>
    private SpecText Fields()
    {
        var fields = ImmutableArray.CreateBuilder<SpecField>();
        foreach (var parameter in _ticket.Verb.Parameters)
        {
            var text = _resolved.GetValueOrDefault(parameter.Name) ?? (parameter.Kind, _ticket.Word(parameter.Name)) switch
            {
                (ParameterKind.Flag, "false") or (ParameterKind.PositionSide, "BOTH") => null,
                (_, var word) => word,
            };
            if (text is not null && parameter.Name != Parameters.Mark.Name)
                fields.Add(new(parameter.Name, text));
        }

        if (_ticket.Word(Parameters.Mark.Name) == "true" && _ticket.Word(Parameters.WorkingType.Name) is null)
            fields.Add(new(Parameters.WorkingType.Name, "mark-price"));
        return new SpecText(_ticket.Verb.Name, fields.ToImmutable());
    }

    /// <summary>Those that count from the mark first: others may count from the entry price among them.</summary>
    private void Prices()
    {
        var side = _side ?? Side.Buy;
        foreach (var parameter in _ticket.Verb.Parameters.OrderBy(parameter => parameter.From))
        {
            if (!_ticket.Values.TryGetValue(parameter.Name, out var value) || value is not (TypedValue.Price or TypedValue.Targets))
                continue;
            var from = parameter.From == PriceBase.Entry ? Resolved("entry-price") ?? _context.Mark : _context.Mark;
            var own = parameter.OfOppositeSide == (side == Side.Buy) ? Side.Sell : Side.Buy;
            Keep(parameter.Name, value is TypedValue.Price price
                ? _prices.Price(parameter, price.Typed, own, from)?.ToString()
                : _prices.Targets(parameter, ((TypedValue.Targets)value).Each, own, from));
        }
    }

    private void Quantities()
    {
        var worth = Worths.Select(Resolved).FirstOrDefault(price => price is not null);
        var parent = _side is { } side && Typed("quantity") is { } typed ? _quantities.Parent(typed, side, worth)
            : _ticket.Problems.IsEmpty ? null : _quantities.StandIn();
        if (parent is not null || Typed("quantity") is not null)
            Keep("quantity", parent?.ToString());
        foreach (var name in _ticket.Values.Keys.Where(name => name != "quantity").Order(StringComparer.Ordinal))
        {
            if (Typed(name) is { } part && _side is { } own)
                Keep(name, _quantities.Part(name, part, own, worth, parent)?.ToString());
        }
    }

    /// <summary>What is read from the position and was left out is all of it that is free.</summary>
    private TypedQuantity? Typed(string name) => (_ticket.Values.GetValueOrDefault(name) as TypedValue.Quantity)?.Typed
        ?? (name == "quantity" && IsFromPosition(name) ? new TypedQuantity.Percent(100) : null);

    private bool IsFromPosition(string name) =>
        !_ticket.Values.ContainsKey(name) && _ticket.Verb.Parameters.Any(parameter => parameter.Name == name && parameter.FromPosition);

    private Price? Resolved(string name) =>
        _resolved.GetValueOrDefault(name) is { } text && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
            ? new Price(price)
            : null;

    private void Keep(string name, string? text)
    {
        if (text is null)
            _isWhole = false;
        else
            _resolved[name] = text;
    }

    private ExecutionSpec? Read(SpecText text)
    {
        try
        {
            if (ConditionalOrders.Is(text.Kind))
            {
                var single = ConditionalOrders.Read(text, _ticket.Symbol);
                _refusals.AddRange(ConditionalOrders.Check(
                    single, _context.Instrument, _ledger.Market.Mark(_ticket.Symbol), _ledger.Market.Quote(_ticket.Symbol)?.Mid));
                return single;
            }

            var spec = Executions.Read(text, _context);
            // The exchange trails by itself where it can do what was typed.
            var chosen = spec is TrailSpec trail ? TrailChoice.Of(trail, _ticket.Values.ContainsKey) : spec;
            _refusals.AddRange(TrailChoice.Check(chosen, _context));
            _refusals.AddRange(DeadMan.Check(spec));
            if (Opposition.Of(spec, _ledger) is { } opposed)
                _refusals.Add(opposed);
            return chosen;
        }
        catch (FormatException why)
        {
            // Something that this kind needs in this combination was not typed, or has been refused already.
            if (_refusals.Count == 0)
            {
                _refusals.Add(Refusals.Plain(
                    "parameters-incomplete", why.Message, "", $"`bowline {text.Kind} --help` shows how it is typed"));
            }

            return null;
        }
    }
}
