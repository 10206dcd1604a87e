using System.Text.Json;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Rounds;

/// <summary>A round as stored.</summary>
internal sealed record RoundRow(
    CommunityId CommunityId, RoundId RoundId, string Platform, ChannelId ChannelId, MemberId InterviewerId, MemberId CandidateId,
    MemberId? ObserverId, string[] Principles, RoundStage Stage, int Version, string? Room, string Progress, DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt, DateTimeOffset? RevealedAt, RoundId? FollowsId, string? Voice, byte[]? Talk)
{
    private const int UsualMinutes = 45;

    public Round ToRound(ContentCipher cipher)
    {
        var progress = ReadProgress() ?? Unreadable();
        return new Round
        {
            CommunityId = CommunityId,
            Id = RoundId,
            ChannelId = ChannelId,
            InterviewerId = InterviewerId,
            CandidateId = CandidateId,
            ObserverId = ObserverId,
            Principles = [.. Principles.Select(key => new PrincipleId(key))],
            Stage = Stage,
            Version = Version,
            Room = Room is null ? null : new RoomRef(new PlatformName(Platform), Room),
            Talk = TalkStore.Read(this, cipher),
            CreatedAt = CreatedAt,
            EndedAt = EndedAt,
            RevealedAt = RevealedAt,
            Follows = FollowsId,
            Minutes = progress.Minutes,
            ExtendedFrom = progress.ExtendedFrom,
            Theme = progress.Theme is null ? null : new ThemeId(progress.Theme),
            ArriveBy = progress.ArriveBy,
            InterviewerHere = progress.InterviewerHere,
            CandidateHere = progress.CandidateHere,
            AskedAboutAbsence = progress.AskedAboutAbsence,
            StartedAt = progress.StartedAt,
            EndsAt = progress.EndsAt,
            PausedAt = progress.PausedAt,
            PausedFor = progress.PausedFor,
            Current = progress.Current,
            Kit = progress.Kit,
            NotesGiven = progress.NotesGiven,
            Cancelled = progress.Cancelled,
            ProgressLost = progress.ProgressLost,
        };
    }

    private RoundProgress? ReadProgress()
    {
        try
        {
            return JsonSerializer.Deserialize(Progress, StoredJson.Default.RoundProgress);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// A round whose progress cannot be read must not hold its members: it counts as begun when it was made and of the usual length, so that
    /// its clock ends it and its people can end it themselves. Its kit is gone.
    /// </summary>
    private RoundProgress Unreadable()
    {
        var begun = Stage != RoundStage.Gathering;
        return new()
        {
            ProgressLost = true,
            Minutes = UsualMinutes,
            ArriveBy = CreatedAt,
            InterviewerHere = begun,
            CandidateHere = begun,
            StartedAt = begun ? CreatedAt : null,
            EndsAt = begun ? CreatedAt.AddMinutes(UsualMinutes) : null,
        };
    }

    /// <summary>What the statements that write a round take from it.</summary>
    public static RoundParameters ParametersOf(Round round) => new(
        round, [.. round.Principles.Select(principle => principle.Key)], round.Room?.ExternalId,
        JsonSerializer.Serialize(RoundProgress.From(round), StoredJson.Default.RoundProgress),
        !round.IsOpen ? [] : [.. new[] { round.InterviewerId, round.CandidateId, round.ObserverId }.OfType<MemberId>().Select(member => member.Value)]);
}

/// <summary>A round as statements write it.</summary>
internal sealed record RoundParameters(Round Round, string[] Principles, string? Room, string Progress, Guid[] Seats)
{
    public CommunityId CommunityId => Round.CommunityId;

    public RoundId Id => Round.Id;

    public ChannelId ChannelId => Round.ChannelId;

    public MemberId InterviewerId => Round.InterviewerId;

    public MemberId CandidateId => Round.CandidateId;

    public MemberId? ObserverId => Round.ObserverId;

    public RoundStage Stage => Round.Stage;

    public int Version => Round.Version;

    public DateTimeOffset CreatedAt => Round.CreatedAt;

    public DateTimeOffset? EndedAt => Round.EndedAt;

    public DateTimeOffset? RevealedAt => Round.RevealedAt;

    public RoundId? Follows => Round.Follows;
}
