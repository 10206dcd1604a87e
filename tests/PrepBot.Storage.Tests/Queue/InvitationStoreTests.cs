using PrepBot.Domain.Pairing;
using PrepBot.Practice.Queue;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Queue;

public sealed class InvitationStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task Invitation_AddedAndFound_IsTheSame()
    {
        var home = await world.HomeAsync();
        var invitation = Made.Invitation(home, await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));

        Assert.True(await world.DoAsync(unit => unit.Invitations.AddAsync(invitation, Token)));

        Assert.Equivalent(invitation, await world.DoAsync(unit => unit.Invitations.FindAsync(home.Id, invitation.Id, forChange: true, Token)), strict: true);
    }

    [Fact]
    public async Task InvitationOfAnotherCommunity_Looked_IsNotThere()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var invitation = Made.Invitation(home, await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.DoAsync(unit => unit.Invitations.AddAsync(invitation, Token));

        Assert.Null(await world.DoAsync(unit => unit.Invitations.FindAsync(elsewhere.Id, invitation.Id, forChange: false, Token)));
    }

    [Fact]
    public async Task OpenInvitation_AnotherByTheSameMember_IsRefused()
    {
        var home = await world.HomeAsync();
        var (ana, raj, mia) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"), await home.MemberAsync("Mia"));
        await world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, raj), Token));

        Assert.False(await world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, mia), Token)));
        Assert.True(await world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, raj, mia), Token)));
    }

    [Fact]
    public async Task TwoInvitationsAtOnce_BySameMember_OneIsAdded()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await using var first = await world.Units.BeginAsync(Token);
        Assert.True(await first.Invitations.AddAsync(Made.Invitation(home, ana, raj), Token));

        var second = world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, raj), Token));
        await world.SomebodyWaitsAsync();
        await first.CommitAsync(Token);

        Assert.False(await second);
    }

    [Theory]
    [InlineData(InvitationState.Accepted)]
    [InlineData(InvitationState.Declined)]
    [InlineData(InvitationState.Withdrawn)]
    public async Task AnsweredInvitation_AnotherByTheSameMember_IsAdded(InvitationState state)
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        var answered = Made.Invitation(home, ana, raj);
        await world.DoAsync(unit => unit.Invitations.AddAsync(answered, Token));

        await world.DoAsync(unit => unit.Invitations.SetStateAsync(home.Id, answered.Id, state, Token));

        Assert.True(await world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, raj), Token)));
        Assert.Equal(state, (await world.DoAsync(unit => unit.Invitations.FindAsync(home.Id, answered.Id, forChange: false, Token)))!.State);
    }

    [Fact]
    public async Task InvitationThatRanOut_AnotherByTheSameMember_IsAdded()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        var old = Made.Invitation(home, ana, raj, Now.AddMinutes(-15));
        await world.DoAsync(unit => unit.Invitations.AddAsync(old, Token));

        Assert.True(await world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, raj), Token)));
        Assert.Equal(
            InvitationState.Expired, (await world.DoAsync(unit => unit.Invitations.FindAsync(home.Id, old.Id, forChange: false, Token)))!.State);
    }

    [Fact]
    public async Task OpenInvitations_OfAMember_AreThoseMadeAndReceived()
    {
        var home = await world.HomeAsync();
        var (ana, raj, mia) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"), await home.MemberAsync("Mia"));
        var (made, received, others) = (Made.Invitation(home, ana, raj), Made.Invitation(home, mia, ana, Now.AddMinutes(1)), Made.Invitation(home, raj, mia));
        await world.DoAsync(async unit =>
        {
            foreach (var invitation in new[] { made, received, others })
                await unit.Invitations.AddAsync(invitation, Token);
        });

        var open = await world.DoAsync(unit => unit.Invitations.OpenOfAsync(home.Id, ana.Id, Token));

        Assert.Equal([made.Id, received.Id], open.Select(invitation => invitation.Id));
    }

    [Fact]
    public async Task R3_SecondOpenInvitationOfAMember_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var invitation = Made.Invitation(home, await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await world.DoAsync(unit => unit.Invitations.AddAsync(invitation, Token));

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            """
            insert into invitations
            select community_id, gen_random_uuid(), channel_id, from_id, to_id, role, principles, minutes, created_at, expires_at, state
            from invitations where invitation_id = $1
            """,
            invitation.Id.Value));
    }

    [Fact]
    public async Task Oneself_Invited_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        await Refused.ByCheckAsync(() => world.DoAsync(unit => unit.Invitations.AddAsync(Made.Invitation(home, ana, ana), Token)));
    }
}
