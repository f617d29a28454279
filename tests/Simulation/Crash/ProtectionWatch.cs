namespace Bowline.Simulation;

/// <summary>Measures at the exchange how long after a restart what was held then is protected again.</summary>
internal sealed class ProtectionWatch
{
    // A position also changes without a request: what rests fills.
    private const int LooksAnewMs = 100;

    private readonly World _world;
    private readonly Func<bool> _isPromised;
    private long? _restartedAt;
    private long _lookedAt;
    private bool _touched;
    private bool _isOver;

    /// <param name="isPromised">The desk has taken the execution that protects.</param>
    public ProtectionWatch(World world, Func<bool> isPromised)
    {
        (_world, _isPromised) = (world, isPromised);
        world.Wire.Arrived += (request, _, _) => _touched |= request.Method != "GET";
    }

    public long? ProtectedAfterMs { get; private set; }

    /// <summary>To be called after each step of the world.</summary>
    public void Look()
    {
        if (_isOver || _world.Kills == 0 || _world.Desk is null)
            return;
        var isFirst = _restartedAt is null;
        _restartedAt ??= _world.Now;
        _isOver = isFirst && !_isPromised();
        if (_isOver)
            return;
        if (!isFirst && !_touched && _world.Now < _lookedAt + LooksAnewMs)
            return;
        (_touched, _lookedAt) = (false, _world.Now);
        var (held, covered) = Shield.Ask(_world.Venue, _world.Now);
        if (covered < Math.Abs(held))
            return;
        _isOver = true;
        if (!isFirst || held != 0)
            ProtectedAfterMs = _world.Now - _restartedAt;
    }
}
