using System.Text;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Domain.Coverage;

/// <summary>A story a candidate has told in more than one round.</summary>
/// <param name="Headline">As written last.</param>
/// <param name="Rounds">In how many rounds.</param>
/// <param name="Principles">For which principles, in the order they came.</param>
public sealed record RepeatedStory(string Headline, int Rounds, IReadOnlyList<PrincipleId> Principles)
{
    /// <summary>Finds them, the most often told first. Case, blanks and punctuation make no difference between headlines.</summary>
    /// <param name="reviews">The candidate's own reviews, oldest first.</param>
    public static IReadOnlyList<RepeatedStory> In(IReadOnlyList<(RoundId Round, SelfReview Review)> reviews) =>
    [
        .. reviews.SelectMany(told => told.Review.Views.Select(view => (told.Round, view.Principle, view.Story, Key: Bare(view.Story))))
            .Where(told => told.Key.Length > 0)
            .GroupBy(told => told.Key)
            .Select(group => new RepeatedStory(
                group.Last().Story.Trim(), group.Select(told => told.Round).Distinct().Count(), [.. group.Select(told => told.Principle).Distinct()]))
            .Where(story => story.Rounds > 1)
            .OrderByDescending(story => story.Rounds)
            .ThenBy(story => story.Headline, StringComparer.OrdinalIgnoreCase),
    ];

    private static string Bare(string text) =>
        string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(Rune.ToUpperInvariant));
}
