using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue.FirstStart;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>Pairs the member now, or puts them in the channel's queue; with a named member, invites just them.</summary>
internal sealed class StartMock(WaitForPartner waiting, FirstQuestions first, PracticeWords words, PrincipleSet principles, QuestionBank bank) : Feature
{
    private static readonly IReadOnlyList<Option> Roles =
        [new("interviewer", "interviewer"), new("candidate", "candidate"), new("either", "either"), new("observer", "observer")];

    private readonly CommandDefinition _command = new(
        "start",
        StartMockTexts.CommandHelp,
        [
            words.PrinciplesOrTheme("principles", StartMockTexts.PrinciplesHelp, max: 3),
            new ChoiceInput("role", StartMockTexts.RoleHelp, Roles, LeadWord: "as")
            {
                AlsoSaid = new Dictionary<string, string> { ["interviewee"] = "candidate", ["any"] = "either", ["both"] = "either", ["watcher"] = "observer" },
            },
            new NumberInput("minutes", "How long", RoundRules.MinMinutes, RoundRules.MaxMinutes, "minutes"),
            new MemberInput("member", StartMockTexts.MemberHelp, LeadWord: "with"),
        ])
    {
        AsksBack = true,
        OnPerson = StartMockTexts.InviteToMock,
    };

    private readonly ReferenceCards _cards = bank.Cards;

    public override string Name => Practise.StartFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(_command), MockChannelRule.Instance, HandlerKind.Changes, StartAsync),
        new(new OnClick("join"), AccessRule.AnyMember, HandlerKind.Changes, JoinAsync),
        new(new OnClick("as-read"), AccessRule.AnyMember, HandlerKind.Changes, StartAsReadAsync),
        new(new OnClick("any"), AccessRule.AnyMember, HandlerKind.Changes, JoinAsync),
        new(new OnClick("instead"), AccessRule.AnyMember, HandlerKind.Changes, TakeInsteadAsync),
        new(new OnClick("principle"), AccessRule.AnyMember, HandlerKind.Changes, PractiseAsync),
        new(new OnClick("go-on"), AccessRule.AnyMember, HandlerKind.Shows, GoOnAsync),
        Handler.For(new OnClick("renew"), OwnEntryRule.Instance, HandlerKind.Changes, RenewAsync),
    ];

    /// <summary>What is said of a start, and the questions of a first one.</summary>
    private Task<Reply> ToldAsync(Call call, StartMockOutcome outcome, IReadOnlyList<CorrectedWord> corrected, CancellationToken cancellationToken)
    {
        var answer = StartMockTexts.For(outcome, corrected, principles);
        return (call.Target.Id<ChannelId>() ?? call.Presence.Channel?.Id) is { } channel ? first.AskedAsync(call, channel, outcome.Now, answer, cancellationToken) : Task.FromResult(answer);
    }

    private async Task<Reply> StartAsync(Call call, CancellationToken cancellationToken)
    {
        var theme = _cards.TryGet(call.Values.Theme("principles"));
        var named = call.Values.Principles("principles");
        var wish = new RoundRequest(
            RoleOf(call.Values.Choice("role")), [.. (named.Count > 0 ? named : theme?.Principles ?? []).Take(RoundRules.MaxPrinciples)], call.Values.Number("minutes"))
        {
            Theme = theme?.Theme.Id,
        };
        if (wish.Minutes is < RoundRules.MinMinutes or > RoundRules.MaxMinutes)
            return StartMockTexts.For(new StartMockOutcome.MinutesOutOfRange(wish.Minutes.Value), principles);

        if (call.Values.Unread is { } unread)
            return AskBack.Create(unread, wish, call.Values.Member("member") is not null, call.Channel.Id, principles, _cards);

        var invited = call.Values.Member("member");
        if (invited is not null && invited.Person != call.Member.Person && NamedPerson.Refusal(call, invited) is { } refusal)
            return refusal;

        var outcome = invited is not null
            ? await InviteAsync(call, invited, wish, cancellationToken)
            : await waiting.WaitAsync(call, call.Channel.Id, wish, cancellationToken);
        return await ToldAsync(call, outcome, call.Values.Corrected("principles"), cancellationToken);
    }

    /// <summary>A button of a card: the channel is in the button, the part too. Who waits keeps what they wished.</summary>
    private async Task<Reply> JoinAsync(Call call, CancellationToken cancellationToken) =>
        await ToldAsync(call, await waiting.WaitAsync(call, new RoundRequest(RoleOf(call.Target.Part(1)), [], null) { KeepsWish = true }, cancellationToken), [], cancellationToken);

    /// <summary>The part beside somebody who waits: from the queue's card, or from the offer of who nearly fitted. Who is gone meanwhile leaves everything as it was.</summary>
    private async Task<Reply> TakeInsteadAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Target.Id<ChannelId>() is not { } channel || call.Target.Id<WaitingEntryId>(1) is not { } other)
            return StartMockTexts.For(new StartMockOutcome.NotAMockChannel(), principles);

        return await waiting.TakeAsync(call, channel, other, new RoundRequest(RoleOf(call.Target.Part(2)), [], null), cancellationToken) is { } paired
            ? await ToldAsync(call, paired, [], cancellationToken)
            : StartMockTexts.NotFree(channel);
    }

    private async Task<Reply> PractiseAsync(Call call, CancellationToken cancellationToken)
    {
        var wanted = call.Target.Part(1) is { } key && principles.TryGet(new PrincipleId(key)) is { } known ? new[] { known.Id } : [];
        return await ToldAsync(call, await waiting.WaitAsync(call, new RoundRequest(WantedRole.Candidate, wanted, null), cancellationToken), [], cancellationToken);
    }

    /// <summary>After the questions of a first start: what its answer is by now.</summary>
    private async Task<Reply> GoOnAsync(Call call, CancellationToken cancellationToken)
    {
        var channel = call.Target.Id<ChannelId>();
        var (now, waiters, toRing) = await call.Work.TogetherAsync(
            () => WhereNow.LoadAsync(call, channel, cancellationToken),
            () => channel is { } known ? call.Work.Queue.WaitersAsync(call.CommunityId, known, cancellationToken) : Task.FromResult<IReadOnlyList<Waiter>>([]),
            () => call.Work.Rings.FindWishAsync(call.CommunityId, call.MemberId, cancellationToken),
            cancellationToken);
        var answer = now switch
        {
            WhereNow.InRound { Part: RoundPart.Observer } watching => StartMockTexts.For(new StartMockOutcome.AlreadyInRound(watching.Round, watching.Part), principles),
            WhereNow.InRound { Round: { Stage: RoundStage.Running } running } begun => Reply.Privately(
                PairingCard.WithTheWayIn(SeatCard.Draw(running, call.Member.Id, begun.People, principles, call.Now), running)),
            WhereNow.InRound round => Reply.Privately(first.WithTraining(round, PairingCard.Create(round.Round, call.Member.Id, round.People, principles, RichText.Plain("")))),
            WhereNow.Waiting stands => StartMockTexts.For(waiting.Find(call, stands.Entry, stands.Entry.ChannelId == channel ? waiters : await call.Work.Queue.WaitersAsync(call.CommunityId, stands.Entry.ChannelId, cancellationToken), toRing), principles),
            WhereNow.Asking { Invitation: { } asked } asking => StartMockTexts.For(
                new StartMockOutcome.Invited(asking.Partner, asking.Until) { Wish = new RoundRequest(asked.Role, asked.Principles, asked.Minutes) { Theme = asked.Theme } }, principles),
            WhereNow.ChannelIsClosed => Reply.Privately(QueueTexts.ChannelClosed),
            _ => channel is { } there ? Reply.Privately(FirstStartTexts.NotWaitingAnyMore, Practise.StartMock(there)) : Reply.Privately(FirstStartTexts.NotWaitingAnyMore),
        };
        return answer is PrivateReply { Message: var message } ? new UpdateReply(message) : answer;
    }

    /// <summary>What was understood is enough after all.</summary>
    private async Task<Reply> StartAsReadAsync(Call call, CancellationToken cancellationToken) =>
        await ToldAsync(call, await waiting.WaitAsync(call, AskBack.Request(call.Target, principles, _cards), cancellationToken), [], cancellationToken);

    /// <summary>A lapsed entry comes back with the same wishes, at the end of the line.</summary>
    private async Task<Reply> RenewAsync(Call<WaitingEntry> call, CancellationToken cancellationToken)
    {
        var entry = call.Entry;
        var wish = new RoundRequest(entry.Role, entry.Principles, entry.Minutes) { Theme = entry.Theme };
        return StartMockTexts.For(await waiting.WaitAsync(call, entry.ChannelId, wish, cancellationToken), principles);
    }

    private static async Task<StartMockOutcome> InviteAsync(Call call, MemberValue invited, RoundRequest wish, CancellationToken cancellationToken)
    {
        if (invited.Person == call.Member.Person)
            return new StartMockOutcome.InvitedYourself();
        if (wish.Role == WantedRole.Observer)
            return new StartMockOutcome.InvitedAsObserver();

        var (open, partner) = await call.Work.TogetherAsync(
            () => call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Members.EnsureAsync(call.CommunityId, invited.Person, invited.DisplayName, cancellationToken),
            cancellationToken);
        if (open is not null)
            return new StartMockOutcome.AlreadyInRound(open, open.PartOf(call.Member.Id));

        var name = new PersonName(partner.Person, partner.DisplayName);
        var (theirs, areApart) = await call.Work.TogetherAsync(
            () => call.Work.Rounds.OpenOfAsync(call.CommunityId, partner.Id, cancellationToken),
            () => call.Work.Members.AvoidEachOtherAsync(call.CommunityId, call.Member.Id, partner.Id, cancellationToken),
            cancellationToken);

        // Somebody who does not want to meet is told about in the same words as somebody who is busy: the list is never shown.
        if (theirs is not null || areApart)
            return new StartMockOutcome.PartnerNotFree(name);

        var invitation = new Invitation(
            call.CommunityId, call.NewId<InvitationId>(), call.Channel.Id, call.Member.Id, partner.Id, wish.Role, wish.Principles, wish.Minutes,
            call.Now, call.Now + call.Community.Settings.InvitationLife, InvitationState.Open)
        {
            Theme = wish.Theme,
        };
        if (!await call.Work.Invitations.AddAsync(invitation, cancellationToken))
            return new StartMockOutcome.AlreadyInvited();

        await InvitationFlow.OpenedAsync(call.Work, invitation, cancellationToken);
        return new StartMockOutcome.Invited(name, invitation.ExpiresAt) { Wish = wish };
    }

    internal static WantedRole RoleOf(string? word) => word switch
    {
        "candidate" => WantedRole.Candidate,
        "interviewer" => WantedRole.Interviewer,
        "observer" => WantedRole.Observer,
        _ => WantedRole.Either,
    };
}
