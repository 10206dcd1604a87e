using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs;

/// <summary>What follows for debriefs when the talking is over, at the reveal, and when something is filed or corrected after it.</summary>
internal sealed class DebriefConsequences(PrincipleSet principles) : IRoundConsequence
{
    /// <summary>The job of reminders and reveal.</summary>
    public const string Clock = "debrief-clock";

    public Task FollowAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken) => after.Stage switch
    {
        RoundStage.Debriefing => TalkingIsOverAsync(work, after, cancellationToken),
        RoundStage.Revealed => RevealAsync(work, after, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task TalkingIsOverAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await work.Prompts.RecordAnswersAsync(round, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
        {
            var text = DebriefTexts.Invite(round, round.PartOf(member), people, principles);
            await work.Outbox.SendPrivatelyAsync(round, member, Message.Create(text, RoundActions.FileDebrief(round)), cancellationToken);
        }

        if (round.ObserverId is { } observer)
            await work.Outbox.SendPrivatelyAsync(round, observer, ObserverTexts.Thanks(round), cancellationToken);

        if (RevealRule.Next(round.EndedAt!.Value, last: null, work.Now) is { } tick)
            await work.DueRows.SetAsync(round.CommunityId, Clock, round.Id.Value, tick.At, cancellationToken);
    }

    private async Task RevealAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await work.DueRows.ClearAsync(round.CommunityId, Clock, round.Id.Value, cancellationToken);
        var (revealed, people) = await work.TogetherAsync(
            () => RecountAsync(work, round, cancellationToken), () => People.OfAsync(work, round, cancellationToken), cancellationToken);
        if (revealed.Debrief is { } debrief)
            await work.Prompts.RecordVerdictsAsync(round, debrief, cancellationToken);

        await work.Outbox.SendPrivatelyAsync(round, round.CandidateId, DigestTexts.For(revealed, people, principles), cancellationToken);
        if (DigestTexts.ForInterviewer(revealed, people, principles) is { } word)
            await work.Outbox.SendPrivatelyAsync(round, round.InterviewerId, word, cancellationToken);

        if (revealed.Interviewers.IsThere)
            await TellChannelAsync(work, round, people, cancellationToken);

        await work.Outbox.CloseRoomAsync(round, cancellationToken);
    }

    /// <summary>One side was filed after the reveal: it is open at once.</summary>
    public async Task FiledLateAsync(IUnitOfWork work, Round round, RoundPart part, CancellationToken cancellationToken)
    {
        var (revealed, people) = await work.TogetherAsync(
            () => RecountAsync(work, round, cancellationToken), () => People.OfAsync(work, round, cancellationToken), cancellationToken);
        await SendToOtherAsync(work, revealed, part, people, "has filed after all", cancellationToken);
        if (part == RoundPart.Interviewer)
        {
            await work.Prompts.RecordVerdictsAsync(round, revealed.Debrief!, cancellationToken);
            await TellChannelAsync(work, round, people, cancellationToken);
        }
    }

    /// <summary>One side was corrected: the other reads the new version.</summary>
    public async Task CorrectedAsync(IUnitOfWork work, Round round, RoundPart part, CancellationToken cancellationToken)
    {
        var (revealed, people) = await work.TogetherAsync(
            () => RecountAsync(work, round, cancellationToken), () => People.OfAsync(work, round, cancellationToken), cancellationToken);
        await SendToOtherAsync(work, revealed, part, people, "has corrected what they filed", cancellationToken);
    }

    /// <summary>What a revealed round gives credit for has changed: it is counted anew.</summary>
    public static async Task<RevealedRound> RecountAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var (revealed, community, around) = await work.TogetherAsync(
            () => RevealedRound.LoadAsync(work, round, cancellationToken),
            () => work.Communities.GetAsync(round.CommunityId, cancellationToken),
            () => CreditBook.AroundAsync(work, round, cancellationToken),
            cancellationToken);
        await CreditBook.RecountAsync(work, revealed, around, community.Settings.TimeZone, cancellationToken);
        return revealed;
    }

    private async Task SendToOtherAsync(
        IUnitOfWork work, RevealedRound revealed, RoundPart by, People people, string what, CancellationToken cancellationToken)
    {
        var round = revealed.Round;
        var (author, reader) = by == RoundPart.Interviewer ? (round.InterviewerId, round.CandidateId) : (round.CandidateId, round.InterviewerId);
        var news = RichText.Create($"{people.Name(author)} {what}.");
        var message = by == RoundPart.Interviewer
            ? DigestTexts.For(revealed, people, principles, news)
            : DigestTexts.ForInterviewer(revealed, people, principles, news);
        if (message is not null)
            await work.Outbox.SendPrivatelyAsync(round, reader, message, cancellationToken);
    }

    /// <summary>The channel learns only that a round was completed and which principles it covered.</summary>
    private async Task TellChannelAsync(IUnitOfWork work, Round round, People people, CancellationToken cancellationToken)
    {
        var covered = round.Principles.Where(round.WasProbed).Select(principles.NameOf).ToList();
        var done = RoundTexts.Finished(people.Name(round.CandidateId), people.Name(round.InterviewerId), covered);
        await work.Outbox.PostToChannelAsync(round.CommunityId, round.ChannelId, Message.Create(done), cancellationToken);
    }
}
