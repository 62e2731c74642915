from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0008_counted_suggestions'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='upload',
            name='repeated',
        ),
    ]
