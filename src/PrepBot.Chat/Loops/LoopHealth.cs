using System.Collections.Concurrent;

namespace PrepBot.Chat.Loops;

/// <summary>How a background loop is doing.</summary>
public enum LoopState
{
    /// <summary>Not yet running.</summary>
    Starting = 0,

    /// <summary>Turning as it should.</summary>
    Running = 1,

    /// <summary>Its last turn failed; it waits and tries again.</summary>
    Failing = 2,

    /// <summary>Given up: the process is ending because of it.</summary>
    Broken = 3,

    /// <summary>Ended because the process stops.</summary>
    Stopped = 4,

    /// <summary>Given up because a platform refused our token: starting again will not help.</summary>
    Refused = 5,
}

/// <summary>What the background loops of this process say of themselves, for readiness and for the exit code.</summary>
public sealed class LoopHealth
{
    private readonly ConcurrentDictionary<string, LoopState> _states = new(StringComparer.Ordinal);

    /// <summary>Each loop by its name.</summary>
    public IReadOnlyDictionary<string, LoopState> States => _states;

    /// <summary>Whether every loop runs. True when there is none.</summary>
    public bool AllRunning => _states.Values.All(state => state == LoopState.Running);

    /// <summary>Whether a loop has given up.</summary>
    public bool AnyBroken => _states.Values.Contains(LoopState.Broken);

    /// <summary>Whether a platform has refused our token.</summary>
    public bool AnyRefused => _states.Values.Contains(LoopState.Refused);

    internal void Note(string loop, LoopState state) => _states[loop] = state;
}
