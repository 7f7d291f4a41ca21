using System.Globalization;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Data;

/// <summary>Transactions become the published KPI values by SQL that stands in the mapping: over SQLite files and over CSV files.</summary>
public sealed class ReferenceKpiTests
{
    private const string Northwind = """
        source:
          query: |
            WITH net AS (
              SELECT OrderID, sum(UnitPrice * Quantity * (1 - Discount)) AS net FROM "Order Details" GROUP BY OrderID),
            o AS (
              SELECT *, substr(OrderDate, 1, 4) AS year, substr(OrderDate, 1, 7) AS month FROM Orders)
            SELECT 'Net revenue' AS kpi, month AS period, sum(net) AS value FROM o JOIN net USING (OrderID) GROUP BY month
            UNION ALL SELECT 'Net revenue', year, sum(net) FROM o JOIN net USING (OrderID) GROUP BY year
            UNION ALL SELECT 'Late shipments % (shipped after required date, of shipped)', year,
              100.0 * sum(ShippedDate > RequiredDate) / count(ShippedDate) FROM o GROUP BY year
            UNION ALL SELECT 'Order-to-ship days (mean, shipped only)', year, avg(julianday(ShippedDate) - julianday(OrderDate)) FROM o GROUP BY year
            UNION ALL SELECT 'Unshipped orders', year, sum(ShippedDate IS NULL) FROM o GROUP BY year
            UNION ALL SELECT 'Active customers', year, count(DISTINCT CustomerID) FROM o GROUP BY year
            UNION ALL SELECT 'Customer retention 1997->1998 %', '1998',
              100.0 * (SELECT count(DISTINCT CustomerID) FROM o WHERE year = '1998' AND CustomerID IN (SELECT CustomerID FROM o WHERE year = '1997'))
              / (SELECT count(DISTINCT CustomerID) FROM o WHERE year = '1997')
        measure: "{kpi}|all|{period}"
        period: "{period}"
        column: value
        """;

    private const string Chinook = """
        source:
          query: |
            WITH q AS (SELECT *, strftime('%Y', InvoiceDate) || '-Q' || ((strftime('%m', InvoiceDate) + 2) / 3) AS quarter FROM Invoice)
            SELECT 'Revenue' AS kpi, 'all' AS dimension, quarter AS period, sum(Total) AS value FROM q GROUP BY quarter
            UNION ALL SELECT 'Invoices', 'all', quarter, count(*) FROM q GROUP BY quarter
            UNION ALL SELECT 'Revenue by support rep', e.LastName, 'all', sum(i.Total)
              FROM Invoice i JOIN Customer c USING (CustomerId) JOIN Employee e ON e.EmployeeId = c.SupportRepId GROUP BY e.LastName
        lookups: {period: {values: {all: "2025"}, otherwise: keep}}
        measure: "{kpi}|{dimension}|{period}"
        period: "{period}"
        column: value
        """;

    private const string Attrition = """
        source:
          query: |
            SELECT coalesce(Department, 'all') AS dimension, count(*) AS "Headcount",
              100 * avg((Attrition)::INT) AS "Employee turnover %",
              avg(TrainingTimesLastYear) AS "Training times last year (mean)",
              avg(JobSatisfaction) AS "Job satisfaction (mean 1-4)"
            FROM source GROUP BY GROUPING SETS ((Department), ())
        measure: "{heading}|{dimension}|2024"
        period: "2024"
        values: [{column: Headcount}, {column: Employee turnover %}, {column: Training times last year (mean)}, {column: Job satisfaction (mean 1-4)}]
        """;

    private const string Churn = """
        source:
          query: |
            SELECT coalesce(Contract, 'all') AS dimension, count(*) AS "Customers",
              100 * avg(Churn::INT) AS "Churn %", avg(MonthlyCharges) AS "Monthly charge (mean)",
              CASE WHEN Contract IS NULL THEN sum((trim(TotalCharges) = '')::INT) END AS "Rows with blank TotalCharges"
            FROM source GROUP BY GROUPING SETS ((Contract), ())
        measure: "{heading}|{dimension}|2024"
        period: "2024"
        values: [{column: Customers}, {column: Churn %}, {column: Monthly charge (mean)}, {column: Rows with blank TotalCharges}]
        """;

    [Theory]
    [InlineData("northwind", "northwind/northwind.sqlite", Northwind, 39)]
    [InlineData("chinook", "chinook/Chinook_Sqlite.sqlite", Chinook, 43)]
    [InlineData("hr_attrition", "hr_attrition/emp_attrition.csv", Attrition, 16)]
    [InlineData("telco_churn", "telco_churn/Telco-Customer-Churn.csv", Churn, 13)]
    public void Every_value_of_the_set_is_reproduced(string set, string file, string mapping, int count)
    {
        var expected = Expected(set);
        expected.Count.ShouldBe(count);
        var trial = new Trial(Frequency.Year)
        {
            FrequencyOf = code => code.Contains("-Q", StringComparison.Ordinal) ? Frequency.Quarter : code.Split('|')[2].Length == 7 ? Frequency.Month : Frequency.Year,
        };
        var preview = trial.Import(SharedData.File(file.Split('/')), mapping);

        preview.Counts.Rejected.ShouldBe(0, string.Join("\n", preview.Reasons));
        foreach (var (kpi, dimension, period, value) in expected)
        {
            var when = period switch { "snapshot" => "2024", "all" => "2025", _ => period };
            trial.Value($"{kpi}|{dimension}|{when}", when).ShouldNotBeNull(kpi).ShouldBe(value, 1e-6 * Math.Max(1, Math.Abs(value)), $"{kpi} {dimension} {period}");
        }
    }

    private static List<(string Kpi, string Dimension, string Period, double Value)> Expected(string set) =>
        [.. CsvTable.Open(SharedData.File("reference_kpis.csv"), null, ',', TableLimits.Default, CancellationToken.None).Rows(CancellationToken.None)
            .Where(row => row[0].Text == set)
            .Select(row => (row[1].Text, row[2].Text, row[3].Text, double.Parse(row[4].Text, CultureInfo.InvariantCulture)))];
}
