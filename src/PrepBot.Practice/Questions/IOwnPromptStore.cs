using PrepBot.Domain.Questions;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>Keeps the prompts a community has beside the bank.</summary>
public interface IOwnPromptStore
{
    /// <summary>All of them, by principle and number, retired ones included.</summary>
    /// <param name="forChange">Nobody else gives keys until the transaction ends.</param>
    Task<IReadOnlyList<OwnPrompt>> AllAsync(CommunityId community, bool forChange, CancellationToken cancellationToken);

    /// <summary>Adds prompts, or replaces those of the same keys; a retired one is asked again.</summary>
    Task<PutPrompts> PutAsync(CommunityId community, IReadOnlyList<Prompt> prompts, CancellationToken cancellationToken);

    /// <summary>Takes a prompt out of use in this community, its own or the bank's, or back in. Twice is harmless.</summary>
    /// <returns>False when there is no such prompt.</returns>
    Task<bool> SetOutAsync(CommunityId community, PromptId prompt, bool @out, CancellationToken cancellationToken);
}

/// <summary>What became of prompts that were put.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Edited ones, and retired ones that came back.</param>
public sealed record PutPrompts(int Added, int Changed);
