using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>One asked prompt in the room, with its answer clock. The part is the prompt's place in the kit, from 1.</summary>
internal sealed class QuestionCard(PrincipleSet principles) : ICard
{
    public const string Name = "question";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        var round = await work.Rounds.FindAsync(subject.CommunityId, RoundId.From(subject.Row), forChange: false, cancellationToken);
        if (round is null || subject.Part < 1 || subject.Part > round.Kit.Count || round.Kit[subject.Part - 1] is not { AskedAt: not null } prompt)
            return null;

        var people = await People.OfAsync(work, round, cancellationToken);
        return new CardFace(new CardLocation.InRoom(round.Id.Value), new Message(
        [
            new Paragraph(RichText.Create($"{people.Name(round.InterviewerId)} asks · {principles.NameOf(prompt.Principle):light}")),
            new Quote(prompt.Text),
            new Paragraph(Clock(round, prompt, work.Now)),
        ]));
    }

    private static RichText Clock(Round round, KitPrompt prompt, DateTimeOffset now)
    {
        if (prompt.Replaced is not null)
            return RoundTexts.PutAway;

        var length = round.AnswerLength(prompt, now);
        if (prompt.AnsweredAt is not null)
            return RichText.Create($"Answered in {InWords.Clock(length):strong}");

        if (round.PausedAt is not null)
            return RichText.Create($"Paused at {InWords.Clock(length)}");

        var marks = RoundRules.AnswerMarks;
        return length < marks[0] ? RoundTexts.ClockRuns(prompt.AskedAt!.Value)
            : length < marks[1] ? RoundTexts.AtTwoMinutes
            : length < marks[2] ? RoundTexts.AtThreeMinutes
            : RoundTexts.AtThreeAndAHalf;
    }
}
