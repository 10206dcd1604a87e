using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>Counts how prompts are doing, from the times they were asked.</summary>
public interface IPromptQualityStore
{
    /// <summary>The most prompts one list holds.</summary>
    const int MaxRows = 50;

    /// <summary>The prompts that were asked or put away: those to be reviewed first, then those put away most often. At most <see cref="MaxRows"/>.</summary>
    /// <param name="principle">Only those of this principle; null for all.</param>
    Task<IReadOnlyList<PromptQuality>> OfAsync(CommunityId community, PrincipleId? principle, CancellationToken cancellationToken);

    /// <summary>An organiser looked at a prompt and keeps it: what askers thought until now does not count any more.</summary>
    Task KeepAsync(CommunityId community, PromptId prompt, CancellationToken cancellationToken);
}
