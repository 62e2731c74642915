from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("evaluation", "0001_initial"),)
    operations = (
        migrations.AddField(
            model_name="evaluation",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    )
