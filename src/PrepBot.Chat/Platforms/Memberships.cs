using System.Collections.Concurrent;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>Who is a member of what, as asked or as the platform's own envelope has just proven. An answer is trusted for a minute at the most.</summary>
public sealed class Memberships(IEnumerable<IMembership> platforms, TimeProvider time)
{
    /// <summary>How long an answer is trusted, counted from when it was asked.</summary>
    public static readonly TimeSpan TrustedFor = TimeSpan.FromMinutes(1);

    /// <summary>More are not remembered: then it is asked again.</summary>
    public const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<(CommunityRef Community, PersonRef Person), (Membership Answer, DateTimeOffset At)> _answers = new();

    /// <summary>The answer of the last minute, or null.</summary>
    public Membership? Recall(CommunityRef community, PersonRef person) =>
        _answers.TryGetValue((community, person), out var known) && time.GetUtcNow() - known.At < TrustedFor ? known.Answer : null;

    /// <summary>The answer of the last minute, or else the platform's.</summary>
    /// <param name="limit">How long it is worth waiting; after that the answer is <see cref="Membership.Unknown"/>.</param>
    public async Task<Membership> FindAsync(CommunityRef community, PersonRef person, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (Recall(community, person) is { } known)
            return known;

        // A platform that is switched off says nothing.
        if (platforms.FirstOrDefault(platform => platform.Platform == community.Platform) is not { } platform || person.Platform != community.Platform)
            return new Membership.Unknown();

        var asked = time.GetUtcNow();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), waiting, limit, Timeout.InfiniteTimeSpan);
        try
        {
            var answer = await platform.FindAsync(community, person, waiting.Token);
            if (answer is not Membership.Unknown)
                Note(community, person, answer, asked);

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Membership.Unknown();
        }
    }

    /// <summary>The platform has just said so by itself: in an interaction's envelope, or in an event.</summary>
    public void Note(CommunityRef community, PersonRef person, Membership answer) => Note(community, person, answer, time.GetUtcNow());

    /// <summary>Something about this person has changed: what was known is not trusted any more.</summary>
    public void Clear(CommunityRef community, PersonRef person) => _answers.TryRemove((community, person), out _);

    /// <summary>Something about everybody there has changed, such as what a role may do.</summary>
    public void Clear(CommunityRef community)
    {
        foreach (var key in _answers.Keys.Where(key => key.Community == community))
            _answers.TryRemove(key, out _);
    }

    private void Note(CommunityRef community, PersonRef person, Membership answer, DateTimeOffset at)
    {
        if (_answers.Count >= MaxRemembered)
            DropTheOld();

        _answers[(community, person)] = (answer, at);
    }

    private void DropTheOld()
    {
        var now = time.GetUtcNow();
        foreach (var (key, known) in _answers)
        {
            if (now - known.At >= TrustedFor)
                _answers.TryRemove(key, out _);
        }

        // A minute of more people than that: everybody is asked again.
        if (_answers.Count >= MaxRemembered)
            _answers.Clear();
    }
}
