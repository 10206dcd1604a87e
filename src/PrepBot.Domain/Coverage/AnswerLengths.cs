namespace PrepBot.Domain.Coverage;

/// <summary>A candidate's answers against the two to three minutes interviewers expect.</summary>
/// <param name="Count">Answers that were timed.</param>
/// <param name="Median">The one in the middle; zero without any.</param>
/// <param name="Short">Those below <see cref="Least"/>.</param>
/// <param name="Long">Those above <see cref="Most"/>.</param>
public sealed record AnswerLengths(int Count, TimeSpan Median, int Short, int Long)
{
    /// <summary>Two minutes.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(2);

    /// <summary>Three minutes.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    /// <summary>Sums answers up; those without length were not timed.</summary>
    public static AnswerLengths Of(IEnumerable<TimeSpan> answers)
    {
        var timed = answers.Where(length => length > TimeSpan.Zero).Order().ToList();
        return new AnswerLengths(
            timed.Count,
            timed.Count == 0 ? TimeSpan.Zero : timed[timed.Count / 2],
            timed.Count(length => length < Least),
            timed.Count(length => length > Most));
    }
}
