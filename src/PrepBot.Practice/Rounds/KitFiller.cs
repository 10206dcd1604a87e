using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Rounds;

/// <summary>Draws prompts into a round's kit, so that a prompt and a spare are always at hand.</summary>
internal static class KitFiller
{
    /// <summary>A prompt and a spare.</summary>
    public const int AtHand = 2;

    /// <summary>How many rounds in a row are looked back over: more than two people have in a day.</summary>
    private const int MaxLookedBack = 10;

    /// <summary>The round with enough prompts at hand for each of these principles.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="round">The round.</param>
    /// <param name="for">The principles to fill up.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<Round> FilledAsync(
        IUnitOfWork work, Round round, IEnumerable<PrincipleId> @for, CancellationToken cancellationToken)
    {
        var candidates = await work.Members.GetAllAsync(round.CommunityId, [round.CandidateId], cancellationToken);
        var profile = candidates.Count > 0 ? candidates[0].Profile : Domain.Members.Profile.Empty;
        var seen = await SeenBeforeAsync(work, round, cancellationToken);
        foreach (var principle in @for)
        {
            var lacking = AtHand - round.Kit.Count(prompt => prompt.IsReady && prompt.Principle == principle);
            if (lacking <= 0)
                continue;

            var wish = new PromptRequest(
                round.CommunityId, principle, round.CandidateId, round.InterviewerId, profile.Level, profile.Track,
                [.. seen, .. round.Kit.Select(prompt => prompt.PromptKey)], lacking, Seed(round, principle))
            {
                Theme = round.Theme,
            };
            var drawn = await work.Prompts.DrawAsync(wish, cancellationToken);
            round = round.WithDrawn(drawn.Select(prompt => prompt with { Level = profile.Level, Track = profile.Track }));
        }

        return round;
    }

    /// <summary>The prompts of the rounds this one follows: one of the two has seen each of them in the kit.</summary>
    private static async Task<IReadOnlyList<string>> SeenBeforeAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        var before = round.Follows;
        for (var i = 0; i < MaxLookedBack && before is { } id; i++)
        {
            var followed = await work.Rounds.FindAsync(round.CommunityId, id, forChange: false, cancellationToken);
            seen.AddRange(followed?.Kit.Select(prompt => prompt.PromptKey) ?? []);
            before = followed?.Follows;
        }

        return seen;
    }

    /// <summary>The same for the same round, principle and moment in it, so that a draw can be replayed from the logged ids.</summary>
    private static int Seed(Round round, PrincipleId principle) => StableHash.Compute($"{round.Id.Value:N} {principle.Key} {round.Kit.Count}");
}
