using System.Collections.Concurrent;

namespace PrepBot.Benchmarks.Wire;

/// <summary>Members who come once each: those who are paired are in a round from then on.</summary>
/// <param name="make">A new one.</param>
internal sealed class Comers(Func<string> make)
{
    private readonly ConcurrentQueue<string> _known = new();

    /// <summary>Somebody new, who is to be known before it is their turn.</summary>
    public string Add()
    {
        var comer = make();
        _known.Enqueue(comer);
        return comer;
    }

    /// <summary>The next who is known and has not had their turn.</summary>
    public string Next() => _known.TryDequeue(out var comer) ? comer : throw new InvalidOperationException("Everybody has had their turn.");
}
