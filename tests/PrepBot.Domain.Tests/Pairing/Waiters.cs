using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Pairing;

/// <summary>Waiting members with boring defaults: everybody in one channel, role open, waiting since the same minute.</summary>
internal static class Waiters
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    private static readonly CommunityId Community = new(Number(1));
    private static readonly ChannelId Channel = new(Number(2));

    public static MemberId Member(int number) => new(Number(1000 + number));

    public static Waiter Waiter(
        int number, WantedRole role = WantedRole.Either, double waitedMinutes = 1, int? minutes = null, bool first = false, params PrincipleId[] principles) => new()
        {
            Entry = new WaitingEntry(
                Community, new WaitingEntryId(Number(5000 + number)), Channel, Member(number), role, principles, minutes,
                Now.AddMinutes(-waitedMinutes), Now.AddMinutes(30), first),
        };

    public static Waiter Met(this Waiter waiter, int number, TimeSpan ago) =>
        waiter with { LastMet = new Dictionary<MemberId, DateTimeOffset>(waiter.LastMet) { [Member(number)] = Now - ago } };

    public static Waiter Blocks(this Waiter waiter, params int[] numbers) =>
        waiter with { DoNotPair = numbers.Select(Member).ToHashSet() };

    public static Waiter Done(this Waiter waiter, int candidate, int interviewer) =>
        waiter with { TimesCandidate = candidate, TimesInterviewer = interviewer };

    public static Waiter ThinIn(this Waiter waiter, params PrincipleId[] principles) =>
        waiter with { Thin = principles.ToHashSet() };

    private static Guid Number(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
