namespace PrepBot.Slack.Http;

/// <summary>
/// Remembers the signatures of requests that were taken, as long as they would be taken again. Slack signs each of its own retries anew, so the same
/// signature twice is a copy.
/// </summary>
internal sealed class ReplayMemory
{
    /// <summary>Both sides of the window a signature is good for.</summary>
    public static readonly TimeSpan Keep = SignatureCheck.Window * 2;

    /// <summary>More at once than any workspace sends; beyond it the oldest go.</summary>
    public const int MaxRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = [];
    private readonly Queue<(string Signature, DateTimeOffset Until)> _byAge = new();

    /// <returns>False when it was taken before.</returns>
    public bool Take(string signature, DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_byAge.TryPeek(out var oldest) && (oldest.Until <= now || _byAge.Count >= MaxRemembered))
                _known.Remove(_byAge.Dequeue().Signature);

            if (!_known.Add(signature))
                return false;

            _byAge.Enqueue((signature, now + Keep));
            return true;
        }
    }

    /// <summary>It was not handled after all: Slack may send it again as it was.</summary>
    public void Forget(string signature)
    {
        lock (_gate)
            _known.Remove(signature);
    }
}
