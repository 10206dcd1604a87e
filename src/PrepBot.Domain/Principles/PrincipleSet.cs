namespace PrepBot.Domain.Principles;

/// <summary>The set of principles a community practises: the 16 built in, or another company's, loaded as data.</summary>
public sealed class PrincipleSet
{
    private readonly Dictionary<PrincipleId, Principle> _byId;

    /// <summary>Builds a set.</summary>
    /// <param name="principles">At least one, with distinct ids.</param>
    /// <exception cref="ArgumentException">No principle, or an id twice.</exception>
    public PrincipleSet(IEnumerable<Principle> principles)
    {
        InPublishedOrder = [.. principles.OrderBy(p => p.PublishedPlace)];
        if (InPublishedOrder.Count == 0)
            throw new ArgumentException("A set needs at least one principle.", nameof(principles));

        _byId = InPublishedOrder.ToDictionary(p => p.Id);
        ByProbeRank = [.. InPublishedOrder.OrderBy(p => p.ProbeRank)];
    }

    /// <summary>As a person lists them.</summary>
    public IReadOnlyList<Principle> InPublishedOrder { get; }

    /// <summary>The most often probed first.</summary>
    public IReadOnlyList<Principle> ByProbeRank { get; }

    /// <summary>What holds for a story whichever of them it is told for.</summary>
    public AnyStory AnyStory { get; init; } = AnyStory.Nothing;

    /// <summary>How many there are; 16 in the built-in set.</summary>
    public int Count => InPublishedOrder.Count;

    /// <summary>The principle with this id.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such principle.</exception>
    public Principle this[PrincipleId id] => _byId[id];

    /// <summary>The principle with this id, or null: rounds outlive a change of the set.</summary>
    public Principle? TryGet(PrincipleId id) => _byId.GetValueOrDefault(id);

    /// <summary>The name to show for an id, also when the set no longer has it.</summary>
    public string NameOf(PrincipleId id) => _byId.TryGetValue(id, out var principle) ? principle.Name : id.Key;

    /// <summary>The same in a line beside others.</summary>
    public string ShortNameOf(PrincipleId id) => _byId.TryGetValue(id, out var principle) ? principle.NameInALine : id.Key;
}
