using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Rounds;

/// <summary>A prompt of a round's kit, with its text as it was when the kit was made: later edits of the bank do not change history.</summary>
/// <param name="PromptKey">The bank's stable key.</param>
/// <param name="Principle">The target principle it is asked for.</param>
/// <param name="Text">What the candidate is asked.</param>
/// <param name="After">What it is really after; for the interviewer only.</param>
/// <param name="Probes">Follow-ups, in order.</param>
public sealed record KitPrompt(string PromptKey, PrincipleId Principle, string Text, string After, IReadOnlyList<string> Probes)
{
    /// <summary>The situation in one line, at most 70 characters, for menus; null where the bank gives none.</summary>
    public string? Short { get; init; }

    /// <summary>Asked plainly in most loops.</summary>
    public bool IsCore { get; init; }

    /// <summary>Beats an answer to it cannot show.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The level the candidate prepared for when it was drawn; null for an unknown one.</summary>
    public Level? Level { get; init; }

    /// <summary>The trade the candidate prepared for when it was drawn.</summary>
    public Track Track { get; init; } = Track.General;

    /// <summary>When it was posted in the room, or null.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the answer was marked as done, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Time the round was paused while this answer ran; a pause under way is not in it yet.</summary>
    public TimeSpan PausedFor { get; init; }

    /// <summary>Places of the probes already posted, in the order posted.</summary>
    public IReadOnlyList<int> ProbesUsed { get; init; } = [];

    /// <summary>Ids of the questions for any story already posted, in the order posted.</summary>
    public IReadOnlyList<string> FollowUpsUsed { get; init; } = [];

    /// <summary>Why it was put away, or null.</summary>
    public ReplaceReason? Replaced { get; init; }

    /// <summary>That it was in the kit, and nothing of what it says: all that is kept of one that was not asked, once the round is over.</summary>
    public KitPrompt WithoutTexts() => this with { Text = "", After = "", Short = null, Probes = [], Without = [] };

    /// <summary>In the kit, neither asked nor put away.</summary>
    public bool IsReady => AskedAt is null && Replaced is null;

    /// <summary>Asked, and the answer still runs.</summary>
    public bool IsBeingAnswered => AskedAt is not null && AnsweredAt is null && Replaced is null;

    /// <summary>Asked, and not put away since: the candidate had their chance at it.</summary>
    public bool WasProbed => AskedAt is not null && Replaced is null;

    /// <summary>The first probe not posted yet, as a place in <see cref="Probes"/>; null when all have been.</summary>
    public int? NextProbe
    {
        get
        {
            var unused = Enumerable.Range(0, Probes.Count).Except(ProbesUsed).ToList();
            return unused.Count == 0 ? null : unused[0];
        }
    }
}
