using System.Buffers.Binary;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

/// <summary>Things with boring defaults: a test states only what matters to it. Every id is another one.</summary>
public static partial class Some
{
    private static int _counter;

    /// <summary>A Tuesday evening in November, in ISO week 2026-W48.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);

    public static MemberId Member() => new(Id());

    public static PrincipleId PrincipleId() => new($"principle-{Interlocked.Increment(ref _counter)}");

    public static Principle Principle(PrincipleId? id = null, int index = 1, ProbeFrequency probed = ProbeFrequency.Sometimes) => new()
    {
        Id = id ?? PrincipleId(),
        Name = "Some principle",
        PublishedPlace = index,
        ProbeRank = index,
        Meaning = "Do good things.",
        Rubric = new Rubric("Did them well.", "Did them.", "Did some.", "Did none."),
        Beats = [],
        GreenFlags = [],
        RedFlags = [],
        Mistakes = [],
        Probed = new ProbeFrequencies(probed, probed, probed),
        Neighbours = [],
    };

    /// <summary>A set whose published order and probe rank are the same.</summary>
    public static PrincipleSet PrincipleSet(int count = 16) => new(Enumerable.Range(1, count).Select(index => Principle(index: index)));

    /// <summary>Ids made one after another sort in that order.</summary>
    private static Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Interlocked.Increment(ref _counter));
        return new Guid(bytes, bigEndian: true);
    }
}
