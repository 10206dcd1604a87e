using PrepBot.Values.Identity;

namespace PrepBot.Domain.Members;

/// <summary>A member of a community.</summary>
/// <param name="Person">Who they are on the platform.</param>
/// <param name="DisplayName">The name the platform shows; never logged.</param>
/// <param name="Profile">What they told us about themselves.</param>
public sealed record Member(CommunityId CommunityId, MemberId Id, PersonRef Person, string DisplayName, Profile Profile);

/// <summary>What a member tells about themselves. Everything is optional.</summary>
public sealed record Profile
{
    /// <summary>Nothing told yet.</summary>
    public static Profile Empty { get; } = new();

    /// <summary>IANA zone, for waking hours and personal weeks; null means the community's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The level they prepare for; null fits any prompt but those for the junior level alone.</summary>
    public Level? Level { get; init; }

    /// <summary>The trade they prepare for.</summary>
    public Track Track { get; init; } = Track.General;

    /// <summary>The day of the real interview, in their own zone.</summary>
    public DateOnly? TargetDate { get; init; }

    /// <summary>Whether their name may stand on the leaderboard. Default: yes.</summary>
    public bool OnLeaderboard { get; init; } = true;

    /// <summary>Whether somebody may watch their rounds, with a job. Both of a round must say so. Default: no.</summary>
    public bool ObserversWelcome { get; init; }

    /// <summary>Whether level, track and date were asked already, at their first start, or told without being asked. Asked once, never again.</summary>
    public bool WasAsked { get; init; }
}

/// <summary>The level somebody prepares for, which is also the level a prompt fits.</summary>
public enum Level
{
    /// <summary>Own task, within a team.</summary>
    Junior = 1,

    /// <summary>Cross-functional influence, end to end, ambiguity.</summary>
    Senior = 2,

    /// <summary>Organisation-wide, mechanisms that scale; staff and above.</summary>
    Staff = 3,
}

/// <summary>The trade somebody prepares for. <see cref="General"/> prompts fit every track.</summary>
public enum Track
{
    General = 0,
    Software = 1,
    Data = 2,
    MachineLearning = 3,
    Manager = 4,
}
