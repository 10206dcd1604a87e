using PrepBot.Domain.Principles;

namespace PrepBot.Testing;

/// <summary>The 16 published principles with their real names, places and ranks, and boring words for everything else.</summary>
public static class ThePrinciples
{
    public static readonly PrincipleId CustomerObsession = new("customer-obsession");
    public static readonly PrincipleId Ownership = new("ownership");
    public static readonly PrincipleId InventAndSimplify = new("invent-and-simplify");
    public static readonly PrincipleId AreRightALot = new("are-right-a-lot");
    public static readonly PrincipleId LearnAndBeCurious = new("learn-and-be-curious");
    public static readonly PrincipleId HireAndDevelop = new("hire-and-develop");
    public static readonly PrincipleId HighestStandards = new("highest-standards");
    public static readonly PrincipleId ThinkBig = new("think-big");
    public static readonly PrincipleId BiasForAction = new("bias-for-action");
    public static readonly PrincipleId Frugality = new("frugality");
    public static readonly PrincipleId EarnTrust = new("earn-trust");
    public static readonly PrincipleId DiveDeep = new("dive-deep");
    public static readonly PrincipleId HaveBackbone = new("have-backbone");
    public static readonly PrincipleId DeliverResults = new("deliver-results");
    public static readonly PrincipleId BestEmployer = new("best-employer");
    public static readonly PrincipleId BroadResponsibility = new("broad-responsibility");

    /// <summary>All sixteen.</summary>
    public static PrincipleSet Set { get; } = new(
    [
        One(CustomerObsession, "Customer Obsession", 1, 1, ProbeFrequency.NearlyAlways, ProbeFrequency.NearlyAlways, ProbeFrequency.NearlyAlways),
        One(Ownership, "Ownership", 2, 2, ProbeFrequency.NearlyAlways, ProbeFrequency.NearlyAlways, ProbeFrequency.NearlyAlways),
        One(InventAndSimplify, "Invent and Simplify", 3, 9, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes, ProbeFrequency.Often),
        One(AreRightALot, "Are Right, A Lot", 4, 11, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes),
        One(LearnAndBeCurious, "Learn and Be Curious", 5, 10, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes),
        One(HireAndDevelop, "Hire and Develop the Best", 6, 14, ProbeFrequency.Seldom, ProbeFrequency.Seldom, ProbeFrequency.Sometimes),
        One(HighestStandards, "Insist on the Highest Standards", 7, 8, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes, ProbeFrequency.Often),
        One(ThinkBig, "Think Big", 8, 12, ProbeFrequency.Seldom, ProbeFrequency.Sometimes, ProbeFrequency.Often),
        One(BiasForAction, "Bias for Action", 9, 3, ProbeFrequency.Often, ProbeFrequency.Often, ProbeFrequency.Often),
        One(Frugality, "Frugality", 10, 13, ProbeFrequency.Seldom, ProbeFrequency.Seldom, ProbeFrequency.Seldom),
        One(EarnTrust, "Earn Trust", 11, 7, ProbeFrequency.Sometimes, ProbeFrequency.Often, ProbeFrequency.Often),
        One(DiveDeep, "Dive Deep", 12, 4, ProbeFrequency.Often, ProbeFrequency.Often, ProbeFrequency.Often),
        One(HaveBackbone, "Have Backbone; Disagree and Commit", 13, 6, ProbeFrequency.Sometimes, ProbeFrequency.Often, ProbeFrequency.Often),
        One(DeliverResults, "Deliver Results", 14, 5, ProbeFrequency.Often, ProbeFrequency.Often, ProbeFrequency.Often),
        One(BestEmployer, "Strive to be Earth's Best Employer", 15, 15, ProbeFrequency.Seldom, ProbeFrequency.Seldom, ProbeFrequency.Seldom),
        One(BroadResponsibility, "Success and Scale Bring Broad Responsibility", 16, 16, ProbeFrequency.Seldom, ProbeFrequency.Seldom, ProbeFrequency.Seldom),
    ]);

    /// <summary>A set of other values: each name, in the order published and probed; ids are the names in small letters with hyphens.</summary>
    public static PrincipleSet Named(params string[] names) =>
        new(names.Select((name, index) => One(
            new PrincipleId(name.ToLowerInvariant().Replace(' ', '-')), name, index + 1, index + 1,
            ProbeFrequency.Sometimes, ProbeFrequency.Sometimes, ProbeFrequency.Sometimes)));

    private static Principle One(
        PrincipleId id, string name, int published, int rank, ProbeFrequency junior, ProbeFrequency senior, ProbeFrequency staff) => new()
        {
            Id = id,
            Name = name,
            PublishedPlace = published,
            ProbeRank = rank,
            Meaning = $"What {name} means.",
            Rubric = new Rubric("Very good.", "Good.", "A little thin.", "Not there."),
            Beats = [new Beat("what", "Says what was done", "Says what was done"), new Beat("result", "Says what came of it", "Says what came of it")],
            GreenFlags = [new Flag("says-i", "Says I", "Says I")],
            RedFlags = [new Flag("says-we", "Says we", "Says we")],
            Mistakes = ["Talks too long"],
            Probed = new ProbeFrequencies(junior, senior, staff),
            Neighbours = [],
        };
}
