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
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowStatus;

/// <summary>What a member is in just now: their round, their places in queues, invitations, what they still owe.</summary>
internal sealed class WhatIsNow(PrincipleSet principles)
{
    /// <summary>Of invitations, and of rounds to file; the others are counted, and come up as these are done with.</summary>
    private const int MaxListed = 5;

    /// <summary>Everything about now; nothing for who is free.</summary>
    public async Task<IReadOnlyList<NowItem>> ItemsAsync(IUnitOfWork work, Presence presence, CancellationToken cancellationToken)
    {
        var (community, member) = (presence.CommunityId, presence.Member.Id);
        var ((round, isLost, people), (ranks, invitations, owed), (rings, toRing)) = await work.TogetherAsync(
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
            () => work.TogetherAsync(
                () => work.Rings.AliveOfAsync(community, member, cancellationToken),
                () => work.Rings.FindWishAsync(community, member, cancellationToken),
                cancellationToken),
            cancellationToken);
        var named = People.Create(people);
        List<NowItem> items = round is null ? [] : [RoundItem(round, round.PartOf(member), round.PartnerOf(member), isLost, named)];
        AddRings(member, rings, named, work.Now, items);
        items.AddRange(ranks.Select(rank => new NowItem(
            NowKind.Waiting, ShowStatusTexts.Waiting(rank.Rank, rank.Of, rank.Entry, principles), [LeaveQueueActions.Leave(rank.Entry.ChannelId)])));
        AddInvitations(member, [.. invitations.Where(invitation => invitation.ExpiresAt > work.Now)], named, items);
        AddOwed(member, owed, named, items);
        if (toRing is not null && toRing.ExpiresAt > work.Now && presence.Community.Settings.RingsOn)
        {
            var text = ShowStatusTexts.ToBeRung(toRing, principles);
            items.Add(new NowItem(NowKind.ToBeRung, toRing.SnoozedUntil > work.Now ? ShowStatusTexts.ToBeRungAgain(text) : text, [RingActions.Stop]));
        }

        return items;
    }

    private NowItem RoundItem(Round round, RoundPart part, MemberId partner, bool isLost, People people)
    {
        var when = round.Stage == RoundStage.Gathering
            ? RichText.Create($"it starts when both have pressed \"I'm here\"")
            : RichText.Create($"it ends {new Moment(round.EndsAt!.Value, MomentStyle.Relative)}");
        if (part == RoundPart.Observer)
        {
            return new NowItem(
                NowKind.Round,
                RichText.Create($"{"Watching a round":strong} of {people.Name(round.InterviewerId)} and {people.Name(round.CandidateId)}: {InWords.Name(round.Principles, principles)}; {when}."),
                [RoundActions.ObserverSheet(round), RoundActions.StopWatching(round)]);
        }

        var text = ShowStatusTexts.InARound(people.Name(partner), part, round.Principles, principles, when);
        if (isLost)
        {
            return new NowItem(
                NowKind.Round,
                RichText.Create($"{text}\n{ShowStatusTexts.RoomIsGone}"),
                [RoundActions.Reopen(round), RoundActions.GoOnPrivately(round), RoundActions.EndWithoutRoom(round)]);
        }

        List<Button> buttons = round.Stage == RoundStage.Gathering
            ? [RoundActions.Here(round), RoundActions.CannotMakeIt(round)]
            : [RoundActions.End(round)];
        if (part == RoundPart.Interviewer)
            buttons.Insert(round.Stage == RoundStage.Gathering ? 1 : 0, RoundActions.OpenCockpit(round));

        return new NowItem(NowKind.Round, text, buttons) { Links = round.Room is { } room ? [new RoomLink(ShowStatusTexts.OpenTheRoom, room)] : [] };
    }

    /// <summary>Who is rung answers here too; who waits does not learn who is rung for them before they accept.</summary>
    private void AddRings(MemberId member, IReadOnlyList<Ring> rings, People people, DateTimeOffset now, List<NowItem> items)
    {
        foreach (var ring in rings)
        {
            if (ring.State == RingState.Appointed)
                items.Add(new NowItem(NowKind.Appointment, RingTexts.MeetAt(people.Name(ring.OtherThan(member)), ring, principles), [RingActions.CannotMakeIt(ring)]));
            else if (ring.MemberId == member && ring.AnswerBy > now)
                items.Add(new NowItem(NowKind.Ring, RingTexts.IsHereNow(people.Name(ring.WaiterId), ring, principles), RingActions.Answers(ring)));
        }
    }

    private static void AddInvitations(MemberId member, IReadOnlyList<Invitation> invitations, People people, List<NowItem> items)
    {
        foreach (var invitation in invitations.Take(MaxListed))
        {
            items.Add(invitation.FromId == member
                ? new NowItem(NowKind.Invited, RichText.Create($"{"Invited":strong} {people.Name(invitation.ToId)}, open until {new Moment(invitation.ExpiresAt, MomentStyle.Time)}."), [])
                : new NowItem(
                    NowKind.Invitation,
                    ShowStatusTexts.InvitedBy(people.Name(invitation.FromId), invitation.ExpiresAt),
                    [
                        new Button(new ActionId(InvitationCard.Feature, "accept", Subject.Create(invitation.Id)), "Accept", ButtonStyle.Primary),
                        new Button(new ActionId(InvitationCard.Feature, "decline", Subject.Create(invitation.Id)), "Decline"),
                    ]));
        }

        AddMore(invitations.Count, "more invitation", NowKind.Invited, items);
    }

    private void AddOwed(MemberId member, IReadOnlyList<Round> owed, People people, List<NowItem> items)
    {
        items.AddRange(owed.Take(MaxListed).Select(round => new NowItem(
            NowKind.Debrief, ShowStatusTexts.ToFile(people.Name(round.PartnerOf(member)), round.Principles, principles, round.EndedAt!.Value), [RoundActions.FileDebrief(round)])));
        AddMore(owed.Count, "more debrief", NowKind.Debrief, items);
    }

    private static void AddMore(int count, string what, NowKind kind, List<NowItem> items)
    {
        if (count > MaxListed)
            items.Add(new NowItem(kind, ShowStatusTexts.AndMore(count, MaxListed, what), []));
    }
}
