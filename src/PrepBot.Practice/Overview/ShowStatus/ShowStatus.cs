using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Queue.LeaveQueue;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowStatus;

/// <summary>My place in the queue, my current round, what I still owe.</summary>
internal sealed class ShowStatus(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new("status", ShowStatusTexts.CommandHelp, []);

    /// <summary>Of invitations, and of rounds to file; the others are counted, and come up as these are done with.</summary>
    private const int MaxListed = 5;

    public override string Name => "status";

    public override IReadOnlyList<Handler> Handlers =>
        [new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync)];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(new Message([.. await BlocksAsync(call, cancellationToken)]));

    /// <summary>Everything about now, without the line that says who sees it.</summary>
    public async Task<IReadOnlyList<Block>> BlocksAsync(Call call, CancellationToken cancellationToken)
    {
        var (work, community, member) = (call.Work, call.CommunityId, call.Member.Id);
        var ((round, isLost, people), (ranks, invitations, owed)) = await work.TogetherAsync(
            () => work.TogetherAsync(
                () => work.Rounds.OpenOfAsync(community, member, cancellationToken),
                () => work.Places.IsRoomOfOpenRoundLostAsync(community, member, cancellationToken),
                () => work.Members.AroundAsync(community, member, cancellationToken),
                cancellationToken),
            () => work.TogetherAsync(
                () => work.Queue.RanksOfAsync(community, member, cancellationToken),
                () => work.Invitations.OpenOfAsync(community, member, cancellationToken),
                () => work.Rounds.OwedByAsync(community, member, cancellationToken),
                cancellationToken),
            cancellationToken);
        var named = People.Create(people);
        var blocks = new List<Block>();
        if (round is not null)
            AddRound(call, round, isLost, named, blocks);
        foreach (var rank in ranks)
        {
            blocks.Add(new Paragraph(ShowStatusTexts.Waiting(rank.Rank, rank.Of, rank.Entry, principles)));
            blocks.Add(new Buttons([LeaveQueueActions.Leave(rank.Entry.ChannelId)]));
        }

        AddInvitations(call, [.. invitations.Where(invitation => invitation.ExpiresAt > call.Now)], named, blocks);
        AddOwed(call, owed, named, blocks);
        if (blocks.Count == 0)
        {
            blocks.Add(new Paragraph(ShowStatusTexts.Free));
            blocks.Add(new Buttons(call.Presence.Channel is { Enabled: true } channel
                ? [Practise.StartMock(channel.Id), Practise.MyCoverage]
                : [Practise.MyCoverage]));
        }

        return blocks;
    }

    private void AddRound(Call call, Round round, bool isLost, People people, List<Block> blocks)
    {
        var part = round.PartOf(call.Member.Id);
        var when = round.Stage == RoundStage.Gathering
            ? RichText.Create($"it starts when both have pressed \"I'm here\"")
            : RichText.Create($"it ends {new Moment(round.EndsAt!.Value, MomentStyle.Relative)}");
        if (part == RoundPart.Observer)
        {
            blocks.Add(new Paragraph(RichText.Create(
                $"{"Watching a round":strong} of {people.Name(round.InterviewerId)} and {people.Name(round.CandidateId)}: {InWords.Name(round.Principles, principles)}; {when}.")));
            blocks.Add(new Buttons([RoundActions.ObserverSheet(round), RoundActions.StopWatching(round)]));
            return;
        }

        blocks.Add(new Paragraph(ShowStatusTexts.InARound(people.Name(round.PartnerOf(call.Member.Id)), part, round.Principles, principles, when)));
        if (isLost)
        {
            blocks.Add(new Paragraph(ShowStatusTexts.RoomIsGone));
            blocks.Add(new Buttons([RoundActions.Reopen(round), RoundActions.GoOnPrivately(round), RoundActions.EndWithoutRoom(round)]));
            return;
        }

        List<Button> buttons = round.Stage == RoundStage.Gathering
            ? [RoundActions.Here(round), RoundActions.CannotMakeIt(round)]
            : [RoundActions.End(round)];
        if (part == RoundPart.Interviewer)
            buttons.Insert(1, RoundActions.OpenCockpit(round));

        blocks.Add(new Buttons(buttons));
    }

    private static void AddInvitations(Call call, IReadOnlyList<Invitation> invitations, People people, List<Block> blocks)
    {
        foreach (var invitation in invitations.Take(MaxListed))
        {
            blocks.Add(new Paragraph(invitation.FromId == call.Member.Id
                ? RichText.Create($"{"Invited":strong} {people.Name(invitation.ToId)}, open until {new Moment(invitation.ExpiresAt, MomentStyle.Time)}.")
                : ShowStatusTexts.InvitedBy(people.Name(invitation.FromId), invitation.ExpiresAt)));
            if (invitation.ToId == call.Member.Id)
            {
                blocks.Add(new Buttons(
                [
                    new Button(new ActionId(InvitationCard.Feature, "accept", Subject.Create(invitation.Id)), "Accept", ButtonStyle.Primary),
                    new Button(new ActionId(InvitationCard.Feature, "decline", Subject.Create(invitation.Id)), "Decline"),
                ]));
            }
        }

        AddMore(invitations.Count, "more invitation", blocks);
    }

    private void AddOwed(Call call, IReadOnlyList<Round> owed, People people, List<Block> blocks)
    {
        foreach (var round in owed.Take(MaxListed))
        {
            blocks.Add(new Paragraph(ShowStatusTexts.ToFile(people.Name(round.PartnerOf(call.Member.Id)), round.Principles, principles, round.EndedAt!.Value)));
            blocks.Add(new Buttons([RoundActions.FileDebrief(round)]));
        }

        AddMore(owed.Count, "more debrief", blocks);
    }

    private static void AddMore(int count, string what, List<Block> blocks)
    {
        if (count > MaxListed)
            blocks.Add(new Paragraph(ShowStatusTexts.AndMore(count, MaxListed, what)));
    }
}
