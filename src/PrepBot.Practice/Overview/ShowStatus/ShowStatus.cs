using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
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
        var blocks = new List<Block>();
        await AddRoundAsync(call, blocks, cancellationToken);
        await AddQueueAsync(call, blocks, cancellationToken);
        await AddInvitationsAsync(call, blocks, cancellationToken);
        await AddOwedAsync(call, blocks, cancellationToken);
        if (blocks.Count == 0)
        {
            blocks.Add(new Paragraph(ShowStatusTexts.Free));
            blocks.Add(new Buttons(call.Presence.Channel is { Enabled: true } channel
                ? [Practise.StartMock(channel.Id), Practise.MyCoverage]
                : [Practise.MyCoverage]));
        }

        return blocks;
    }

    private async Task AddRoundAsync(Call call, List<Block> blocks, CancellationToken cancellationToken)
    {
        if (await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken) is not { } round)
            return;

        var people = await People.OfAsync(call.Work, round, cancellationToken);
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
        if (await LostRoom.IsLostAsync(call.Work, round, cancellationToken))
        {
            blocks.Add(new Paragraph(ShowStatusTexts.RoomIsGone));
            blocks.Add(new Buttons([RoundActions.Reopen(round), RoundActions.GoOnPrivately(round), RoundActions.EndWithoutRoom(round)]));
            return;
        }

        List<Button> buttons = round.Stage == RoundStage.Gathering
            ? [RoundActions.Here(round), RoundActions.CannotMakeIt(round)]
            : [RoundActions.End(round)];
        if (part == RoundPart.Interviewer)
            buttons.Insert(1, RoundActions.OpenKit(round));

        blocks.Add(new Buttons(buttons));
    }

    private static async Task AddQueueAsync(Call call, List<Block> blocks, CancellationToken cancellationToken)
    {
        foreach (var entry in await call.Work.Queue.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken))
        {
            var queue = await call.Work.Queue.OfChannelAsync(call.CommunityId, entry.ChannelId, cancellationToken);
            var index = queue.TakeWhile(waiting => waiting.Id != entry.Id).Count() + 1;
            if (index > queue.Count)
                continue;

            blocks.Add(new Paragraph(ShowStatusTexts.Waiting(index, queue.Count, entry.Role, entry.ExpiresAt)));
            blocks.Add(new Buttons([LeaveQueueActions.Leave(entry.ChannelId)]));
        }
    }

    private static async Task AddInvitationsAsync(Call call, List<Block> blocks, CancellationToken cancellationToken)
    {
        var invitations = (await call.Work.Invitations.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken))
            .Where(invitation => invitation.ExpiresAt > call.Now).ToList();
        var shown = invitations.Take(MaxListed).ToList();
        var people = await People.LoadAsync(call.Work, call.CommunityId, shown.SelectMany(i => new[] { i.FromId, i.ToId }), cancellationToken);
        foreach (var invitation in shown)
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

    private async Task AddOwedAsync(Call call, List<Block> blocks, CancellationToken cancellationToken)
    {
        var owed = await call.Work.Rounds.OwedByAsync(call.CommunityId, call.Member.Id, cancellationToken);
        var people = await People.LoadAsync(call.Work, call.CommunityId, owed.Take(MaxListed).Select(round => round.PartnerOf(call.Member.Id)), cancellationToken);
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
