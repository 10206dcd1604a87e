using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>A row of the picking query.</summary>
internal sealed record CandidateRow(
    string PromptKey, string PrincipleId, string[] Levels, string[] Tracks, string[] Themes, bool IsCore, int Heard, int HeardOfTrack, int? Asked,
    short? HeardAs, DateTime? HeardAt, long? InterviewerRoundsAgo)
{
    public PromptCandidate ToCandidate() => new()
    {
        Id = new(PromptKey),
        Levels = Array.ConvertAll(Levels, word => BankWords.Levels[word]),
        Tracks = Array.ConvertAll(Tracks, word => BankWords.Tracks[word]),
        Themes = Array.ConvertAll(Themes, key => new ThemeId(key)),
        IsCore = IsCore,
        Asked = Asked ?? 0,
        Heard = (HeardAs?)HeardAs,
        HeardAt = HeardAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
        InterviewerRoundsAgo = (int?)InterviewerRoundsAgo,
    };
}
