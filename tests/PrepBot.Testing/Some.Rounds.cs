using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

public static partial class Some
{
    /// <summary>A round just paired: nobody has said they are here.</summary>
    public static Round Round(int principles = 2, int minutes = 45) => new()
    {
        CommunityId = new CommunityId(Id()),
        Id = new RoundId(Id()),
        ChannelId = new ChannelId(Id()),
        InterviewerId = Member(),
        CandidateId = Member(),
        Principles = [.. Enumerable.Range(0, principles).Select(_ => PrincipleId())],
        Minutes = minutes,
        Stage = RoundStage.Gathering,
        Version = 7,
        CreatedAt = Now,
        ArriveBy = Now.AddMinutes(5),
    };

    /// <summary>A round that started at <see cref="Now"/>, with two prompts for each principle in the kit.</summary>
    public static Round RunningRound(int principles = 2, int minutes = 45)
    {
        var round = Round(principles, minutes);
        return round with
        {
            InterviewerHere = true,
            CandidateHere = true,
            Stage = RoundStage.Running,
            StartedAt = Now,
            EndsAt = Now.AddMinutes(minutes),
            Kit = [.. round.Principles.SelectMany(principle => new[] { Prompt(principle), Prompt(principle) })],
        };
    }

    /// <summary>A round whose debriefs are open: every principle was asked at once, and it ran its planned length.</summary>
    public static Round RevealedRound(int principles = 2, int minutes = 45)
    {
        var round = RunningRound(principles, minutes);
        return round with
        {
            Stage = RoundStage.Revealed,
            EndedAt = round.EndsAt,
            RevealedAt = round.EndsAt,
            Kit = [.. round.Kit.Select(prompt => prompt with { AskedAt = Now, AnsweredAt = Now.AddMinutes(3) })],
        };
    }

    public static KitPrompt Prompt(PrincipleId principle, int probes = 2) => new(
        $"prompt-{Interlocked.Increment(ref _counter)}",
        principle,
        "Tell me about a time you did something good.",
        "Whether they did it.",
        [.. Enumerable.Range(1, probes).Select(index => $"And then, {index}?")]);
}
